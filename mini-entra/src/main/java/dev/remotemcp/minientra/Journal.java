package dev.remotemcp.minientra;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All requests that came in, in order; each is here before it is answered. */
public final class Journal {
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();

    Journal() {}

    /** All requests. */
    public List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    /** The requests whose path ends in a text, such as {@code /token}. */
    public List<RecordedRequest> requests(String pathEnd) {
        return requests.stream()
                .filter(request -> request.path().endsWith(pathEnd))
                .toList();
    }

    /** Forgets all requests. */
    public void clear() {
        requests.clear();
    }

    void add(Request request) {
        requests.add(new RecordedRequest(request));
    }

    /** The requests with secrets and tokens hidden. */
    @Override
    public String toString() {
        return requests.toString();
    }
}
