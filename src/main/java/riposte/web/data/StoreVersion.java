package riposte.web.data;

import org.springframework.stereotype.Component;
import riposte.store.ClaimStore;

/** Tells whether the store has changed: a number that is another one after every write. */
@Component
public class StoreVersion {

    private final ClaimStore store;

    StoreVersion(ClaimStore store) {
        this.store = store;
    }

    public long current() {
        return store.version();
    }
}
