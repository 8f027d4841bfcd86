package dev.remotemcp.runtime.edge;

import io.netty.handler.codec.http.HttpHeaders;
import java.time.Duration;

/**
 * The part that the requests of one HTTP/1 connection or HTTP/2 stream share while they are read.
 *
 * @param peers tells whose requests they are before anybody has signed in
 * @param budget bytes that bodies may hold
 * @param timeout how long a body may take to arrive
 * @param traffic watches the requests and responses
 */
record Intake(Peers peers, ByteBudget budget, Duration timeout, TrafficHandler traffic) {
    /** The name of the peer that sent a request. */
    String peer(HttpHeaders headers) {
        return peers.of(traffic.slot(), headers);
    }
}
