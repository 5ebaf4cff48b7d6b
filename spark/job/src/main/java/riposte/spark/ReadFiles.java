package riposte.spark;

import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;

/** What a task does that reads: the entries of its files with their keys, one at a time. */
final class ReadFiles implements PairFlatMapFunction<Iterator<FilePart[]>, String, Entry> {

    private final Settings settings;
    private final Broadcast<Catalogues> catalogues;
    private final Broadcast<SerializableConfiguration> configuration;

    ReadFiles(Settings settings, Broadcast<Catalogues> catalogues, Broadcast<SerializableConfiguration> configuration) {
        this.settings = settings;
        this.catalogues = catalogues;
        this.configuration = configuration;
    }

    @Override
    public Iterator<Tuple2<String, Entry>> call(Iterator<FilePart[]> tasks) {
        TaskContext task = TaskContext.get();
        boolean lastTry = task.attemptNumber() + 1 >= settings.attempts();
        Catalogues known = catalogues.value();
        Configuration hadoop = configuration.value().value();
        Handover<Tuple2<String, Entry>> entries = new Handover<>("riposte-task-" + task.taskAttemptId(), consumer -> {
            Reading reading = new Reading(settings, known, hadoop, lastTry, consumer);
            while (tasks.hasNext()) {
                for (FilePart part : tasks.next()) {
                    reading.read(part);
                }
            }
        });
        task.<Void>addTaskCompletionListener(context -> {
            entries.close();
            return null;
        });
        return entries;
    }
}
