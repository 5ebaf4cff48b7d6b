package riposte.store.graph;

import java.util.Optional;
import org.apache.jena.dboe.base.file.BinaryDataFile;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.thrift.TRDF;
import org.apache.jena.riot.thrift.ThriftConvert;
import org.apache.jena.riot.thrift.wire.RDF_Term;
import org.apache.jena.tdb2.TDBException;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetable.NodeTableTRDF;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.transport.TTransport;
import org.apache.thrift.transport.TTransportException;

/**
 * The file of TDB2's terms, read in blocks. What was written together, such as the terms of an article, lies together in it; TDB2 itself reads it field by
 * field, each with two calls of the system ({@code TReadAppendFileTransport}).
 *
 * <p>For one thread, within the transaction that gave the places. What is committed never changes, so a block may be kept as long as the transaction lasts.
 */
final class TermFile {

    private static final int BLOCK = 16 << 10;

    private final Blocks blocks;
    private final TProtocol protocol;
    private final RDF_Term term = new RDF_Term();

    private TermFile(BinaryDataFile file) {
        this.blocks = new Blocks(file);
        this.protocol = TRDF.protocol(blocks);
    }

    /** The file of a table of terms; empty where it has none of the kind that is read here. */
    static Optional<TermFile> of(NodeTable table) {
        return table.baseNodeTable() instanceof NodeTableTRDF base ? Optional.of(new TermFile(base.getData())) : Optional.empty();
    }

    /**
     * The term that begins at a place of the file, as {@link NodeTableTRDF} reads it.
     *
     * @throws TDBException where there is none
     */
    Node term(long place) {
        try {
            blocks.goTo(place);
            term.clear();
            term.read(protocol);
            return ThriftConvert.convert(term);
        } catch (TException e) {
            throw new TDBException("no term at " + place, e);
        }
    }

    /** Bytes of the file from some place on. */
    private static final class Blocks extends TTransport {

        private final BinaryDataFile file;
        private final byte[] block = new byte[BLOCK];
        private long begin;
        private int length;
        private int next;

        Blocks(BinaryDataFile file) {
            this.file = file;
        }

        void goTo(long place) {
            if (place >= begin && place < begin + length) {
                next = (int) (place - begin);
            } else {
                load(place);
            }
        }

        private void load(long place) {
            begin = place;
            next = 0;
            length = Math.max(0, file.read(place, block, 0, BLOCK));
        }

        @Override
        public int read(byte[] into, int at, int wanted) throws TTransportException {
            if (next == length) {
                load(begin + length);
                if (length == 0) {
                    throw new TTransportException(TTransportException.END_OF_FILE);
                }
            }
            int n = Math.min(wanted, length - next);
            System.arraycopy(block, next, into, at, n);
            next += n;
            return n;
        }

        @Override
        public byte[] getBuffer() {
            return block;
        }

        @Override
        public int getBufferPosition() {
            return next;
        }

        @Override
        public int getBytesRemainingInBuffer() {
            return length - next;
        }

        @Override
        public void consumeBuffer(int n) {
            next += n;
        }

        @Override
        public void write(byte[] bytes, int at, int n) {
            throw new UnsupportedOperationException("only read here");
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void open() {
            // It is the store's, which opens and closes it.
        }

        @Override
        public void close() {
            // As above.
        }

        @Override
        public TConfiguration getConfiguration() {
            return TConfiguration.DEFAULT;
        }

        @Override
        public void updateKnownMessageSize(long size) {
            // A term is no message.
        }

        @Override
        public void checkReadBytesAvailable(long bytes) {
            // As above.
        }
    }
}
