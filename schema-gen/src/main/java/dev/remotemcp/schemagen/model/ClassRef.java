package dev.remotemcp.schemagen.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The name of a class.
 *
 * @param packageName empty for the unnamed package
 * @param simpleNames from the outermost class to the class itself
 */
public record ClassRef(String packageName, List<String> simpleNames) {
    /** From a binary name such as {@code com.acme.Outer$Inner}. */
    public static ClassRef of(String binaryName) {
        int dot = binaryName.lastIndexOf('.');
        return new ClassRef(
                dot < 0 ? "" : binaryName.substring(0, dot),
                List.copyOf(new ArrayList<>(
                        Arrays.asList(binaryName.substring(dot + 1).split("\\$")))));
    }

    /** The last of the names. */
    public String simpleName() {
        return simpleNames.getLast();
    }

    /** The name as the class loader knows it: {@code com.acme.Outer$Inner}. */
    public String binaryName() {
        String local = String.join("$", simpleNames);
        return packageName.isEmpty() ? local : packageName + "." + local;
    }

    /** The name as source writes it: {@code com.acme.Outer.Inner}. */
    public String canonicalName() {
        return binaryName().replace('$', '.');
    }
}
