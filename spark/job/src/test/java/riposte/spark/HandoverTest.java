package riposte.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HandoverTest {

    @Test
    void handsOverEverythingInOrder() {
        List<Integer> taken = new ArrayList<>();
        try (Handover<Integer> numbers = new Handover<>("numbers", consumer -> {
            for (int i = 0; i < 1000; i++) {
                consumer.accept(i);
            }
        })) {
            numbers.forEachRemaining(taken::add);
        }
        assertThat(taken).hasSize(1000).isSorted();
    }

    @Test
    void tellsWhatWentWrongAfterWhatWentRight() {
        try (Handover<String> words = new Handover<>("words", consumer -> {
            consumer.accept("first");
            throw new OutOfMemoryError("no room");
        })) {
            assertThat(words.next()).isEqualTo("first");
            assertThatThrownBy(words::hasNext).isInstanceOf(IllegalStateException.class).hasRootCauseInstanceOf(OutOfMemoryError.class);
        }
    }

    @Test
    void endsASourceThatNobodyAsksAnyMore() throws InterruptedException {
        AtomicInteger made = new AtomicInteger();
        CountDownLatch ended = new CountDownLatch(1);
        try (Handover<Integer> endless = new Handover<>("endless", consumer -> {
            try {
                while (true) {
                    consumer.accept(made.incrementAndGet());
                }
            } finally {
                ended.countDown();
            }
        })) {
            assertThat(endless.next()).isEqualTo(1);
        }
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(made.get()).isLessThan(20);
    }
}
