package riposte.story;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of one form, filled in each time with other names and numbers: such as offices and firms publish every week. */
final class Forms {

    /** Name, language and text of each; a number between braces says how many words a slot takes. */
    static final List<String[]> ALL = List.of(
            new String[] {"advisory", "en",
                "The national cyber office has published advisory {1} about {2} in products of {2}. An attacker who reaches {3} could {5}. Versions before {1} are affected; {2} has released "
                        + "version {1}, which closes the gap. The office rates the severity as {1} and has seen {4}. Administrators of {2} should {6} and look in their logs for {4}. "
                        + "The gap was reported by {3} of {2}. According to the office, {8}. Until the update is installed, {7}. Questions go to {2}."},
            new String[] {"breach", "en",
                "{2} said on {1} that {6} had entered its systems and copied data of {2} customers. The company noticed the intrusion when {6}. It has informed the police and {3}, and has taken {4} off the network. "
                        + "Names, addresses and {3} are among the data; passwords are not, the company says. \"{9},\" said {2}, its chief executive. Customers will be told by letter within {2}. "
                        + "A group that calls itself {2} claims the attack and demands {3}. {10}. Shares of {1} fell by {1} per cent."},
            new String[] {"bericht", "de",
                "Das Lagezentrum hat für {2} insgesamt {1} Vorfälle gezählt, {1} mehr als im Monat davor. Am häufigsten traf es {3}. In {1} Fällen forderten die Täter {3}. Besonders schwer war der Angriff auf {3}, "
                        + "bei dem {7}. Das Lagezentrum rät, {6}, und warnt vor {4}. Hinweise auf {3} gebe es nicht, sagte {2}. Der nächste Bericht erscheint am {2}. {9}. Betroffene melden sich bei {3}."},
            new String[] {"tongbao", "zh",
                "国家网络应急中心{2}通报,本周共发现{2}起针对{3}的网络攻击,比上周增加{1}起。其中影响最大的是{3}遭到的入侵,{6}。中心提醒{3}及时{4},并检查{4}。通报称,攻击者利用{3}的漏洞,{5}。"
                        + "目前{3}已发布补丁,建议用户{4}。{7}。中心将继续{4},如有疑问请联系{3}。发言人{2}表示,{6}。"});

    private static final Pattern SLOT = Pattern.compile("\\{(\\d+)}");
    private static final String CHARACTERS = "山河大地日月星云风雨江海林木石火水土金银东西南北中上下左右前后内外新旧高低长短远近明暗黑白红黄蓝绿人口手足目耳心言行走来去出入开关";

    private Forms() {}

    static String filled(String[] form, int number) {
        Random random = new Random(number * 7919L + form[0].hashCode());
        return SLOT.matcher(form[2]).replaceAll(slot -> Matcher.quoteReplacement(words(Integer.parseInt(slot.group(1)), form[1], random)));
    }

    private static String words(int count, String lang, Random random) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            if (lang.equals("zh")) {
                words.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length()))).append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            } else {
                words.append(i == 0 ? "" : " ");
                for (int k = 2 + random.nextInt(3); k > 0; k--) {
                    words.append("bdfgklmnprstvz".charAt(random.nextInt(14))).append("aeiou".charAt(random.nextInt(5)));
                }
            }
        }
        return words.toString();
    }
}
