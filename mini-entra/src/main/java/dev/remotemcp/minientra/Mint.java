package dev.remotemcp.minientra;

import java.time.Clock;

/** What it takes to issue tokens. */
record Mint(Authority authority, SigningKeys keys, Sessions sessions, Clock clock) {}
