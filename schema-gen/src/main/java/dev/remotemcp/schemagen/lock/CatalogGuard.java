package dev.remotemcp.schemagen.lock;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Compares what one compilation offers with a lock file. A compilation may see some of the classes only: of the others
 * it is known just whether they still exist, and then they are taken to offer what they did.
 */
public final class CatalogGuard {
    private final CatalogLock lock;
    private final List<Offer> offers = new ArrayList<>();
    private final Set<String> compiled = new HashSet<>();
    private final Set<String> unreadable = new HashSet<>();

    /** A guard of one compilation. */
    public CatalogGuard(CatalogLock lock) {
        this.lock = lock;
    }

    /** Whether the lock file says that a class offers something. */
    public boolean knows(String className) {
        return lock.offers().stream().anyMatch(offer -> offer.owner().equals(className));
    }

    /** Takes down that a class was compiled, and with it those inside, whatever they offer. */
    public void compiled(String className) {
        compiled.add(className);
    }

    /** Takes down that a class has problems, so that nothing can be said about what it offers. */
    public void unreadable(String className) {
        unreadable.add(className);
    }

    /** Takes down what a class offers. */
    public void offer(Offer offer) {
        compiled.add(offer.owner());
        offers.removeIf(offer::sameAs);
        offers.add(offer);
    }

    /** What has changed in a component since it was locked; empty if it is new. */
    public Optional<List<Change>> changes(Offer offer) {
        return lock.find(offer).map(before -> Comparison.of(before, offer));
    }

    /**
     * What the lock file has and nothing offers any more; to be asked for when every class was compiled.
     *
     * @param exists whether there is a class of a binary name
     */
    public List<Offer> removed(Predicate<String> exists) {
        return lock.offers().stream()
                .filter(offer -> offers.stream().noneMatch(offer::sameAs) && !unreadable.contains(offer.owner()))
                .filter(offer -> wasCompiled(offer.owner()) || !exists.test(offer.owner()))
                .toList();
    }

    /** The lock file as it has to be now: with what was compiled, and what the rest offered before. */
    public CatalogLock updated(Predicate<String> exists) {
        List<Offer> gone = removed(exists);
        List<Offer> all = new ArrayList<>(offers);
        lock.offers().stream()
                .filter(offer -> offers.stream().noneMatch(offer::sameAs) && !gone.contains(offer))
                .forEach(all::add);
        return CatalogLock.of(all);
    }

    // A class inside another one is compiled with it, even if nothing in it is annotated any more.
    private boolean wasCompiled(String className) {
        String outer = className;
        while (true) {
            if (compiled.contains(outer)) {
                return true;
            }
            int dollar = outer.lastIndexOf('$');
            if (dollar <= 0) {
                return false;
            }
            outer = outer.substring(0, dollar);
        }
    }
}
