package riposte.export;

/**
 * Which part of a document a writer writes.
 *
 * @param first whether the document begins with it
 * @param last whether the document ends with it
 */
record DocumentPart(boolean first, boolean last) {

    static final DocumentPart WHOLE = new DocumentPart(true, true);
}
