package dev.remotemcp.schemagen.model;

/** Which way the values of a type go; one class may have other properties when it is read than when it is written. */
public enum Direction {
    /** From the client to a method. */
    INPUT,
    /** From a method to the client. */
    OUTPUT
}
