/** Articles that come while the server runs: {@code POST /articles}, and what keeps the store in order behind them. */
package riposte.web.articles;
