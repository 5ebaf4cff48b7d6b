package riposte.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import riposte.article.Article;

/**
 * News about anything but cyber incidents, put together from sentences of our own: weather, sport, culture, councils,
 * courts, markets, diplomacy. The same number gives the same article.
 */
final class OrdinaryNews {

    private static final String[][] ENGLISH = {
        {
            "Heavy rain is expected over the northern counties until Thursday evening, forecasters said.",
            "The council of %s voted on Monday to rebuild the old swimming pool at a cost of 4.2 million.",
            "Commuters faced long delays after a freight train broke down outside %s station.",
            "The regional museum of %s will show eighty paintings that had not left its cellars since 1950.",
            "Prices of wheat rose by three per cent after a dry spring in the main growing areas.",
        },
        {
            "\"We have waited for this day for ten years,\" said %s, who chairs the residents' association.",
            "Officials denied that the delay had anything to do with the budget.",
            "The opposition accused the mayor of ignoring the advice of engineers.",
            "According to %s, a lecturer in economics, the effect on households will be small.",
            "The club blamed the defeat on injuries and promised to answer on Saturday.",
        },
        {
            "The players returned to the field after a break of twenty minutes and scored twice before half time.",
            "Work on the bridge will begin in April and is due to end before the school holidays.",
            "About three hundred people took part in the march, which passed off without incident.",
            "The court rejected the appeal and ordered the company to pay the costs of the proceedings.",
            "Two ministers are to meet in %s next week to discuss fishing quotas and rail links.",
        },
        {
            "The festival closes on Sunday with a concert in the park; entry is free for children.",
            "Local farmers hope that the new irrigation canal will be ready by the summer.",
            "Experts warn that the old town walls need urgent repair.",
            "The school has room for six hundred pupils, a library and a small theatre.",
            "A decision on the plans is expected before the end of the month.",
        },
    };

    private static final String[][] FRENCH = {
        {
            "De fortes pluies sont attendues sur le nord du pays jusqu'à jeudi soir, selon les prévisionnistes.",
            "Le conseil municipal de %s a voté lundi la reconstruction de la piscine pour 4,2 millions.",
            "Les usagers ont subi de longs retards après la panne d'un train de marchandises près de %s.",
            "Le musée de %s présentera quatre-vingts tableaux restés dans ses réserves depuis 1950.",
            "Le prix du blé a progressé de trois pour cent après un printemps très sec.",
        },
        {
            "« Nous attendions ce jour depuis dix ans », a déclaré %s, présidente de l'association des riverains.",
            "La mairie a démenti que le retard soit lié au budget.",
            "L'opposition accuse le maire d'avoir ignoré l'avis des ingénieurs.",
            "Selon %s, maître de conférences en économie, l'effet pour les ménages restera faible.",
            "Le club attribue sa défaite aux blessures et promet de réagir samedi.",
        },
        {
            "Les joueurs sont revenus sur le terrain après vingt minutes et ont marqué deux fois avant la pause.",
            "Les travaux du pont commenceront en avril et s'achèveront avant les vacances scolaires.",
            "Environ trois cents personnes ont participé au défilé, qui s'est déroulé dans le calme.",
            "Le tribunal a rejeté l'appel et condamné l'entreprise aux dépens.",
            "Deux ministres se retrouveront à %s la semaine prochaine pour parler de pêche et de liaisons ferroviaires.",
        },
        {
            "Le festival se termine dimanche par un concert dans le parc ; l'entrée est libre pour les enfants.",
            "Les agriculteurs espèrent que le canal d'irrigation sera prêt pour l'été.",
            "Des experts avertissent que les remparts exigent des réparations urgentes.",
            "L'école accueillera six cents élèves, une bibliothèque et un petit théâtre.",
            "Une décision est attendue avant la fin du mois.",
        },
    };

    private static final String[] PLACES = {"Bergen", "Gand", "Utrecht", "Porto", "Lund", "Graz", "Turin", "Cork", "Brno"};
    private static final String[] PERSONS = {
        "Anna Lindqvist", "Paul Moreau", "Jane Whitlow", "Karim Belhadj", "Rosa Fiorini", "Tom Hartley", "Ines Carvalho"
    };

    private OrdinaryNews() {}

    /** An article of about four hundred words, in English or French by turns. */
    static Article article(int number) {
        Random random = new Random(number);
        boolean english = number % 2 == 0;
        String[][] sentences = english ? ENGLISH : FRENCH;
        List<String> paragraphs = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            StringBuilder paragraph = new StringBuilder();
            for (String[] kind : sentences) {
                String place = PLACES[random.nextInt(PLACES.length)];
                String person = PERSONS[random.nextInt(PERSONS.length)];
                String sentence = kind[random.nextInt(kind.length)];
                String name = sentence.contains("%s,") ? person : place;
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(sentence.replace("%s", name));
            }
            paragraphs.add(paragraph.toString());
        }
        String lang = english ? "en" : "fr";
        String text = String.join("\n", paragraphs);
        return new Article("ordinary-" + number, null, null, null, null, null, lang, text);
    }
}
