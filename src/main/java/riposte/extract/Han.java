package riposte.extract;

/** Chinese writing, which has no blanks between words and no capitals. */
final class Han {

    private Han() {}

    static boolean in(String words) {
        return words.codePoints().anyMatch(Character::isIdeographic);
    }
}
