package riposte.article;

import java.util.Locale;

/** What sort of page an article was read from, where that limits what its text can be used for. */
public enum ArticleKind {

    /** One article with its body. */
    ARTICLE,

    /** A running account of many short, dated posts under one headline. */
    LIVE_BLOG,

    /** The beginning of an article whose rest is kept for subscribers. */
    PAYWALL_STUB,

    /** A page that shows several articles or their beginnings, as a section front or a feed of posts does. */
    SEVERAL_ARTICLES;

    /** The kind in lower case with hyphens, as in {@code live-blog}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
