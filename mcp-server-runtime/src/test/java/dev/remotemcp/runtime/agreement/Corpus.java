package dev.remotemcp.runtime.agreement;

import java.util.ArrayList;
import java.util.List;

/** All types that schemas and Jackson must agree on. */
final class Corpus {
    /** Hand-picked, a source among the test resources each. */
    private static final List<String> PICKED =
            List.of("Scalars", "Containers", "Records", "Beans", "Variants", "Values");

    /** How many sources are generated, of {@link TypeGenerator#ROOTS} types each. */
    private static final int GENERATED = Integer.getInteger("agreement.sources", 8);

    private Corpus() {}

    /** The hand-picked sources. */
    static List<CorpusSource> picked() {
        return PICKED.stream().map(CorpusSource::resource).toList();
    }

    /** The hand-picked sources and those that a seed gives. */
    static List<CorpusSource> sources(long seed) {
        List<CorpusSource> sources = new ArrayList<>(picked());
        for (int i = 0; i < GENERATED; i++) {
            sources.add(new TypeGenerator(seed + i).source("Generated" + i));
        }
        return sources;
    }
}
