package riposte.store.remote;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.jena.atlas.lib.Closeable;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.WebContent;
import org.apache.jena.riot.resultset.ResultSetReaderRegistry;
import org.apache.jena.riot.rowset.RowSetReader;
import org.apache.jena.riot.rowset.RowSetReaderRegistry;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import riposte.store.fault.RemoteException;
import riposte.store.fault.RemoteException.Fault;
import riposte.store.query.WatchedQuery;

/** The rows of a query as an engine sends them, one at a time. For one thread; closed by itself behind the last row. */
final class RemoteRows implements Iterator<Binding>, Closeable {

    private final RemoteAnswer answer;
    private final RemoteAddress address;
    private final RemoteFaults faults;
    private final RemoteClock clock;
    private final WatchedQuery watched;
    private RowSet rows;
    private Binding next;
    private boolean ended;

    /** @param watched what may end it before, or null */
    RemoteRows(RemoteAnswer answer, RemoteAddress address, RemoteFaults faults, RemoteClock clock, WatchedQuery watched) {
        this.answer = answer;
        this.address = address;
        this.faults = faults;
        this.clock = clock;
        this.watched = watched;
    }

    /** Waits for the first row, so that most faults come before anything was given on. */
    RemoteRows begin() {
        if (watched != null) {
            watched.whenStopped(answer::abort);
        }
        listening(() -> {
            HttpResponse<InputStream> response = answer.begun(faults, address.query());
            Lang format = format(response);
            rows = RowSetReaderRegistry.getFactory(format).create(format).read(response.body(), Context.emptyContext());
            advance();
        });
        return this;
    }

    /** The answer of an ASK. */
    boolean truth() {
        if (watched != null) {
            watched.whenStopped(answer::abort);
        }
        boolean[] truth = {false};
        listening(() -> {
            HttpResponse<InputStream> response = answer.begun(faults, address.query());
            Lang format = format(response);
            RowSetReader reader = RowSetReaderRegistry.getFactory(format).create(format);
            var result = reader.readAny(response.body(), Context.emptyContext());
            if (!result.isBoolean()) {
                throw new RemoteException(
                        Fault.NO_ENDPOINT, "The store's answer cannot be read.", "the store at " + address.query() + " answers ASK with rows", null);
            }
            truth[0] = result.booleanResult();
            finish();
        });
        return truth[0];
    }

    private Lang format(HttpResponse<InputStream> response) {
        String type = response.headers().firstValue("Content-Type").map(given -> given.split(";", 2)[0].strip()).orElse("none");
        Lang format = WebContent.contentTypeToLangResultSet(type);
        if (format == null || !ResultSetReaderRegistry.isRegistered(format)) {
            throw faults.noEndpoint(
                    address.query(), "it answers a query with the content type " + type.replaceAll("[^\\p{Graph}]", ""), null);
        }
        return format;
    }

    @Override
    public boolean hasNext() {
        if (!ended && next == null) {
            listening(() -> {
                if (watched != null) {
                    watched.check();
                }
                advance();
            });
        }
        return !ended;
    }

    private void listening(Runnable work) {
        try (RemoteClock.Silence silence = clock.listen(answer::abort, address.patience())) {
            try {
                work.run();
            } catch (RuntimeException e) {
                close();
                if (watched != null && watched.stopped() != null) {
                    throw new QueryCancelledException();
                }
                throw silence.wasTooLong() ? faults.silent(address.query(), e) : faults.of(e, address.query());
            }
        }
    }

    private void advance() {
        if (rows.hasNext()) {
            next = rows.next();
        } else {
            finish();
        }
    }

    private void finish() {
        ended = true;
        answer.finish();
    }

    @Override
    public Binding next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Binding row = next;
        next = null;
        return row;
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            answer.close();
        }
    }
}
