package dev.remotemcp.publish;

/**
 * What plans are carried out with.
 *
 * @param tokens of Entra
 * @param pause how to wait for services and people
 */
public record Services(Http http, Tokens tokens, Pause pause, Progress progress) {}
