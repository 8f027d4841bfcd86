package dev.remotemcp.runtime.peer;

/** The SDK's own server meets what is expected of ours: the expectations are the protocol's. */
final class SdkClientControlTest extends SdkClientContract {
    @Override
    PeerServer start() {
        return SdkServer.start();
    }
}
