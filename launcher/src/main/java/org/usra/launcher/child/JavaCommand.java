package org.usra.launcher.child;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.usra.launcher.site.LaunchFailed;
import org.usra.launcher.site.LaunchFailure;

/** The command that runs a Java program, tethered, on the JDK that the launcher itself runs on. */
public final class JavaCommand {

    private JavaCommand() {}

    /** A service in Boot's runnable jar. */
    public static List<String> bootJar(Path jar, List<String> options) {
        return tethered(options, jar, "org.springframework.boot.loader.launch.JarLauncher", List.of());
    }

    /** Any main class on a class path. */
    public static List<String> tethered(
            List<String> options, Path classPath, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-Dfile.encoding=UTF-8");
        command.add("-Dstdout.encoding=UTF-8");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.add("-cp");
        command.add(ownClasses() + File.pathSeparator + classPath);
        command.add(Tether.class.getName());
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }

    private static Path ownClasses() {
        try {
            return Path.of(Tether.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new LaunchFailed(LaunchFailure.NOT_BUILT, "The launcher cannot find its own classes", e);
        }
    }
}
