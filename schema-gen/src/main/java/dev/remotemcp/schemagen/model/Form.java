package dev.remotemcp.schemagen.model;

import java.util.List;
import java.util.Optional;

/**
 * A form.
 *
 * @param definition its fields
 * @param contract what an implementation has to fulfil, if the form is an interface; a record needs none
 */
public record Form(Definition definition, Optional<Contract> contract) {
    /**
     * The methods of an interface.
     *
     * @param accessors names of the methods that the fields stand for, in the order of the fields
     * @param others names of the methods without parameters that the interface implements itself
     */
    public record Contract(List<String> accessors, List<String> others) {}
}
