package dev.remotemcp.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a tool a user interface: hosts that can show the view beside the conversation, and hand it the call's arguments
 * and result. The method stays a tool of its own, whose text is all that other hosts see.
 *
 * <p>The view is offered as the resource {@code ui://<tool>/view}. A tool that only a view calls needs none of its own:
 * {@code @McpApp(visibility = McpApp.Visibility.APP)}. Several tools may name the same view.
 *
 * <p>Takes the module {@code apps-ui-resources}, without which the server does not start.
 *
 * @see <a href="https://github.com/modelcontextprotocol/ext-apps/blob/main/specification/2026-01-26/apps.mdx">MCP Apps,
 *     2026-01-26</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface McpApp {
    /**
     * The page, among the class path resources: an HTML file such as {@code ui/clock.html}, or a directory with an
     * {@code index.html} such as {@code ui/clock}; by default none.
     */
    String view() default "";

    /** Title of the page, and of the resource for people; by default the page's own. */
    String title() default "";

    /** Who may call the tool; by default both. Hosts see to that, so a tool is not protected by it. */
    Visibility[] visibility() default {Visibility.MODEL, Visibility.APP};

    /** What the page may reach beside its own content; by default nothing. */
    Csp csp() default @Csp;

    /** What the page asks the browser for; by default nothing. Hosts may refuse. */
    Permission[] permissions() default {};

    /** A stable origin for the page, in the form that the host documents; by default the host's choice. */
    String domain() default "";

    /** Whether the host should draw a border around the page; by default the host's choice. */
    boolean prefersBorder() default false;

    /** Where scripts, styles, images and fonts of the page are; by default in the page. */
    Assets assets() default Assets.INLINE;

    /** Who may call a tool. */
    enum Visibility {
        /** The model. */
        MODEL,
        /** Views of the same server. */
        APP
    }

    /** What a page can ask the browser for. */
    enum Permission {
        CAMERA,
        MICROPHONE,
        GEOLOCATION,
        CLIPBOARD_WRITE
    }

    /** Where the files are that a page needs. */
    enum Assets {
        /** In the page, which has all in it then. */
        INLINE,
        /** On this server, from where the page loads them; takes {@code mcp.apps.public-url} where others reach it. */
        SERVED
    }

    /**
     * The places that a page may reach, each an origin such as {@code https://api.example.com} or a pattern of them.
     */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({})
    @interface Csp {
        /** Where scripts may connect to ({@code connectDomains}). */
        String[] connect() default {};

        /** Where scripts, styles, images, fonts and media may come from ({@code resourceDomains}). */
        String[] resource() default {};

        /** What may be shown in frames ({@code frameDomains}). */
        String[] frame() default {};

        /** What {@code <base>} may name ({@code baseUriDomains}). */
        String[] baseUri() default {};
    }
}
