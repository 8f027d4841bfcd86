package dev.remotemcp.minientra;

import java.time.Clock;
import java.time.Duration;

/** What it takes to issue tokens. */
record Mint(Authority authority, SigningKeys keys, Sessions sessions, Clock clock, Duration lifetime) {}
