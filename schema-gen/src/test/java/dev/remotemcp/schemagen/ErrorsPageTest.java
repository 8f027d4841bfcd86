package dev.remotemcp.schemagen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.ClassNameFilter.*;
import java.nio.file.*; import java.util.*; import java.util.regex.*; import javax.tools.Diagnostic;
import org.junit.jupiter.api.*;
import org.junit.platform.launcher.core.*; import org.junit.platform.launcher.listeners.*;
class ErrorsPageTest {
  @Test void tmp() throws Exception {
    var l = new SummaryGeneratingListener();
    LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request().selectors(selectPackage("dev.remotemcp.schemagen")).filters(includeClassNamePatterns("dev\\.remotemcp\\.schemagen\\.\\w+Test"), excludeClassNamePatterns(".*ErrorsPageTest")).build(), l);
    System.out.println(l.getSummary().getTestsFoundCount()+" "+l.getSummary().getTestsFailedCount());
    StringBuilder b=new StringBuilder();
    for (var k: List.of(Diagnostic.Kind.ERROR,Diagnostic.Kind.WARNING,Diagnostic.Kind.NOTE)) for (String s: Reported.of(k)) b.append(k+" "+s+"\n");
    Files.writeString(Path.of("/tmp/lit/reported.txt"), b);
    b=new StringBuilder();
    for (var t: MessageTexts.in(Path.of("src/main/java"))) {
      Pattern p=Pattern.compile(Arrays.stream(t.template().split("…",-1)).map(Pattern::quote).collect(java.util.stream.Collectors.joining(".*")), Pattern.DOTALL);
      boolean f=false; for (var k: List.of(Diagnostic.Kind.ERROR,Diagnostic.Kind.WARNING,Diagnostic.Kind.NOTE)) for (String s: Reported.of(k)) f|=p.matcher(s).find();
      b.append((f?"ok   ":"MISS ")+t.place()+" "+t.template().replace("\n","\\n")+"\n");
    }
    Files.writeString(Path.of("/tmp/lit/texts.txt"), b);
  }
}
