package org.usra.db.codes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The operator's command that loads a licensed code system from a file: {@code java -jar db-exec.jar codes JDBC_URL PASSWORD
 * file=icd10.xml system=http://hl7.org/fhir/sid/icd-10 version=2019 name=ICD10}.
 */
public final class CodesCommand {

    public static final String USAGE = """
            usage: db codes JDBC_URL PASSWORD_OF_usra_owner file=FILE system=URL version=VERSION name=NAME
                   [title=TITLE] [content=complete|fragment] [levels=1,3,4,5,7] [notice=TEXT]""";

    private static final Set<String> OPTIONS =
            Set.of("file", "system", "version", "name", "title", "content", "levels", "notice");

    private final Map<String, String> options = new HashMap<>();

    private CodesCommand(List<String> arguments) {
        for (String argument : arguments) {
            String[] option = argument.split("=", 2);
            if (option.length != 2 || option[1].isBlank() || !OPTIONS.contains(option[0])) {
                throw new FileFault(argument, "is no option of this command\n" + USAGE);
            }
            options.put(option[0], option[1]);
        }
    }

    /** Loads the file over a connection of the tables' owner; answers how many codes it held. */
    public static int run(Connection owner, List<String> options) throws IOException, SQLException {
        CodesCommand command = new CodesCommand(options);
        LoadedSystem system = command.system();
        Path file = Path.of(command.require("file"));
        if (!Files.isReadable(file)) {
            throw new FileFault(file.toString(), "cannot be read");
        }
        try (InputStream content = Files.newInputStream(file)) {
            List<FileCode> codes = command.read(file.toString(), content);
            owner.setAutoCommit(false);
            try {
                new LoadingCodes(owner).load(system, codes);
                owner.commit();
            } finally {
                owner.rollback();
                owner.setAutoCommit(true);
            }
            LoadingCodes.analyze(owner);
            return codes.size();
        }
    }

    private List<FileCode> read(String name, InputStream content) throws IOException {
        return name.endsWith(".xml") ? ClamlCodes.read(content) : CsvCodes.read(content, levels());
    }

    private List<Integer> levels() {
        String levels = options.getOrDefault("levels", "");
        if (!levels.matches("(\\d{1,2}(,\\d{1,2})*)?")) {
            throw new FileFault("levels", "are lengths with commas between them: levels=1,3,4,5,7");
        }
        return levels.isEmpty()
                ? List.of()
                : Arrays.stream(levels.split(",", -1)).map(Integer::valueOf).toList();
    }

    private LoadedSystem system() {
        String content = options.getOrDefault("content", "complete");
        if (!Set.of("complete", "fragment").contains(content)) {
            throw new FileFault("content", "is complete or fragment");
        }
        String name = require("name");
        return new LoadedSystem(
                require("system"),
                require("version"),
                name,
                options.getOrDefault("title", name),
                content.equals("complete"),
                options.get("notice"));
    }

    private String require(String option) {
        String value = options.get(option);
        if (value == null) {
            throw new FileFault(option, "is missing\n" + USAGE);
        }
        return value;
    }
}
