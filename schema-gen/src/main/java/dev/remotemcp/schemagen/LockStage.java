package dev.remotemcp.schemagen;

import dev.remotemcp.schemagen.lock.CatalogGuard;
import dev.remotemcp.schemagen.lock.CatalogKind;
import dev.remotemcp.schemagen.lock.CatalogLock;
import dev.remotemcp.schemagen.lock.Change;
import dev.remotemcp.schemagen.lock.Offer;
import dev.remotemcp.schemagen.model.Component;
import dev.remotemcp.schemagen.model.Handler;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.Element;
import io.micronaut.inject.visitor.VisitorContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Holds one compilation against the lock file, or writes that. */
final class LockStage {
    private static final String MEND = "lock the change with -A" + Options.LOCK + "=update";

    private final Options options;
    private final List<String> compatible = new ArrayList<>();
    private final List<String> accepted = new ArrayList<>();
    private @Nullable LockFile file;
    private @Nullable CatalogGuard guard;
    private boolean offered;
    private boolean failed;
    private boolean over;
    private boolean news;
    private final Set<String> seen = new HashSet<>();

    LockStage(Options options) {
        this.options = options;
        over = options.lock() == Options.Lock.OFF;
    }

    /** Takes note of a class, whether or not it concerns us. */
    void visited(ClassElement type, VisitorContext context) {
        news |= seen.add(type.getName());
        if (!over) {
            guard(context)
                    .filter(known -> known.knows(type.getName()))
                    .ifPresent(known -> known.compiled(type.getName()));
        }
    }

    /** Takes note of a class that has problems. */
    void unreadable(Component component, VisitorContext context) {
        failed = true;
        if (!over) {
            guard(context).ifPresent(known -> known.unreadable(component.type().binaryName()));
        }
    }

    /** Compares what a class offers, as its descriptor file says. */
    void offered(Component component, JsonNode descriptors, VisitorContext context) {
        if (over) {
            return;
        }
        offered |= !component.handlers().isEmpty();
        for (Handler handler : component.handlers()) {
            kind(handler).ifPresent(kind -> {
                String name = name(handler);
                Offer offer = Offer.of(
                        kind,
                        name,
                        component.type().binaryName(),
                        descriptors.path(kind.section()).path(name));
                guard(context).ifPresent(known -> compare(offer, handler, known, context));
            });
        }
    }

    /**
     * Ends a round. Only when a round brought nothing new every class was seen, and can be said to be missing
     * something.
     */
    void roundOver(VisitorContext context) {
        boolean quiet = !news;
        news = false;
        if (over || !quiet) {
            return;
        }
        Optional<CatalogGuard> known = guard(context);
        over = true;
        LockFile lockFile = file;
        if (known.isEmpty() || lockFile == null) {
            return;
        }
        Predicate<String> exists = name -> context.getClassElement(name).isPresent();
        for (Offer gone : known.get().removed(exists)) {
            removed(gone, lockFile, context);
        }
        if (options.lock() == Options.Lock.UPDATE) {
            update(known.get().updated(exists), lockFile, context);
        } else if (!compatible.isEmpty() && !failed) {
            context.info("The lock file " + lockFile.name()
                    + " is behind the sources, though by nothing that breaks a caller: "
                    + String.join("; ", compatible.stream().sorted().toList()) + ". Bring it up to date with -A"
                    + Options.LOCK + "=update.");
        }
    }

    private void compare(Offer offer, Handler handler, CatalogGuard known, VisitorContext context) {
        known.offer(offer);
        Optional<List<Change>> changes;
        try {
            changes = known.changes(offer);
        } catch (IllegalArgumentException e) {
            stop(LockFile.unusable(fileName(), e), context);
            return;
        }
        if (changes.isEmpty()) {
            compatible.add("the " + offer.display() + " is new");
            return;
        }
        for (Change change : changes.get()) {
            String text = "the " + offer.display() + " at " + change.path() + ": " + change.text();
            if (!change.breaking()) {
                compatible.add(text);
            } else if (options.lock() == Options.Lock.UPDATE) {
                accepted.add(text);
            } else {
                failed = true;
                context.fail(
                        "The " + offer.display() + " breaks the contract in " + fileName() + " at " + change.path()
                                + ": " + change.text() + ": " + change.mend() + ", or " + MEND,
                        (Element) handler.method().origin().element());
            }
        }
    }

    private void removed(Offer gone, LockFile lockFile, VisitorContext context) {
        if (options.lock() == Options.Lock.UPDATE) {
            accepted.add("the " + gone.display() + " is gone");
            return;
        }
        failed = true;
        boolean named = gone.kind() == CatalogKind.TOOL || gone.kind() == CatalogKind.PROMPT;
        String message = "The " + gone.display() + " is in " + lockFile.name() + ", but " + gone.owner()
                + " offers it no more: restore it, or keep " + (named ? "its name with name" : "its URI with uri")
                + " = \"" + gone.name() + "\" in the annotation, or " + MEND;
        context.fail(message, context.getClassElement(gone.owner()).orElse(null));
    }

    private void update(CatalogLock lock, LockFile lockFile, VisitorContext context) {
        if (failed || (lock.offers().isEmpty() && !lockFile.exists())) {
            return;
        }
        try {
            if (lockFile.write(lock)) {
                context.info(
                        "Wrote " + lockFile.path() + (accepted.isEmpty() ? "" : ", accepting what breaks callers: ")
                                + String.join("; ", accepted.stream().sorted().toList()));
            }
        } catch (IOException e) {
            context.fail(
                    "Cannot write " + lockFile.path() + " (" + e + "): make it writable, or name another file with -A"
                            + Options.LOCK_FILE + "=…",
                    null);
        }
    }

    /** The guard; empty if there is no lock file to compare with, which is said once. */
    private Optional<CatalogGuard> guard(VisitorContext context) {
        if (guard == null && !over) {
            try {
                LockFile found = LockFile.of(options.lockFile(), context);
                file = found;
                if (options.lock() == Options.Lock.COMPARE && !found.exists() && !offered) {
                    // A module that offers nothing needs no lock file.
                    return Optional.empty();
                }
                boolean anew = options.lock() == Options.Lock.UPDATE && !found.exists();
                guard = new CatalogGuard(anew ? CatalogLock.of(List.of()) : found.read());
            } catch (LockFile.Missing e) {
                stop(e, context);
            }
        }
        return Optional.ofNullable(guard);
    }

    private void stop(LockFile.Missing reason, VisitorContext context) {
        over = true;
        failed = true;
        guard = null;
        context.fail(reason.text(), null);
    }

    private String fileName() {
        LockFile found = file;
        return found == null ? options.lockFile() : found.name();
    }

    private static Optional<CatalogKind> kind(Handler handler) {
        return switch (handler) {
            case Handler.Tool _ -> Optional.of(CatalogKind.TOOL);
            case Handler.Prompt _ -> Optional.of(CatalogKind.PROMPT);
            case Handler.Resource resource ->
                Optional.of(resource.template() ? CatalogKind.RESOURCE_TEMPLATE : CatalogKind.RESOURCE);
            case Handler.Completion _ -> Optional.empty();
        };
    }

    private static String name(Handler handler) {
        return switch (handler) {
            case Handler.Tool tool -> tool.facts().name();
            case Handler.Prompt prompt -> prompt.facts().name();
            case Handler.Resource resource -> resource.uri();
            case Handler.Completion completion -> completion.argument();
        };
    }
}
