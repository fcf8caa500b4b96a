package org.usra.launcher.conformance;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets the outside checks run where they are, and says aloud what is missing where they are not. */
final class KitAtHand implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Stream.concat(
                        Stream.of(Kit.HOME, Kit.SYNTHEA)
                                .filter(directory -> !Files.isDirectory(directory))
                                .map(directory -> "there is no " + directory),
                        Stream.of("node", "npm")
                                .filter(program -> !isOnPath(program))
                                .map(program -> program + " is not installed"))
                .findFirst()
                .map(KitAtHand::skip)
                .orElse(ConditionEvaluationResult.enabled("the outside checks and node are here"));
    }

    private static ConditionEvaluationResult skip(String why) {
        System.out.println("SKIPPED: the outside FHIR checks did not run, because " + why + "; nothing was checked");
        return ConditionEvaluationResult.disabled(why);
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
