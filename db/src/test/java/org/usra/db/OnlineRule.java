package org.usra.db;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a change set may do to a table that is in use: docs/operation.md says why. A statement that is not on the list is
 * refused, so that a new kind is thought about before it stops everybody.
 */
final class OnlineRule {

    private static final Pattern CHANGE_SET = Pattern.compile("(?m)^--changeset ");
    private static final Pattern CREATED = Pattern.compile("create (?:unlogged )?table (?:if not exists )?(\\w+)");
    private static final Pattern INDEX =
            Pattern.compile("create (?:unique )?index (concurrently )?(?:if not exists )?\\w+ on (?:only )?(\\w+).*");
    private static final Pattern ALTER = Pattern.compile("alter table (?:if exists )?(?:only )?(\\w+) (.*)");
    private static final Pattern TABLE_OF_ROWS = Pattern.compile("(?:update|delete from|insert into) (\\w+).*");

    /** Each needs its lock for an instant, rewrites nothing, and leaves what the version before needs. */
    private static final Pattern INSTANT = Pattern.compile("add column (if not exists )?\\w+ [^,]*"
            + "|add constraint .* not valid|validate constraint \\w+|attach partition .*|alter index .* attach partition .*"
            + "|detach partition \\w+ concurrently|alter column \\w+ (set default .*|drop default|drop not null|set statistics .*)"
            + "|set \\(.*\\)|enable row level security|force row level security");

    /** A default that is computed for each row, and a column that must not be empty, rewrite or refuse. */
    private static final Pattern NOT_INSTANT = Pattern.compile(".*(not null(?! default ('[^']*'|\\d+|true|false)$)"
            + "|default [^'\\d]*\\(|generated|references|unique|primary key|serial).*");

    private static final Pattern HARMLESS = Pattern.compile(
            "(comment on|create table|create unlogged table|create sequence|create function|create or replace"
                    + "|create view|create type|grant|revoke|set|drop index concurrently|reindex index concurrently|do) .*");

    private final String file;
    private final Set<String> fresh = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    private OnlineRule(String file) {
        this.file = file;
    }

    /** What in this file would stop writers; empty for nothing. */
    static List<String> faults(String file, String sql) {
        OnlineRule rule = new OnlineRule(file);
        for (String changeSet : CHANGE_SET.split(sql.replaceFirst("(?s)^--liquibase[^\n]*\n", ""))) {
            rule.read(changeSet);
        }
        return rule.faults;
    }

    private void read(String changeSet) {
        boolean ownTransactions = changeSet.lines().findFirst().orElse("").contains("runInTransaction:false")
                && changeSet.contains("set lock_timeout = 0");
        String plain = changeSet
                .lines()
                .skip(1)
                .filter(line -> !line.strip().startsWith("--"))
                .reduce("", (before, line) -> before + " " + line);
        // A body in dollars is one statement, whatever it holds.
        for (String part : plain.replaceAll("\\$\\$.*?\\$\\$", "body").split(";")) {
            String statement = part.strip().replaceAll("\\s+", " ");
            if (!statement.isEmpty()) {
                judge(statement.toLowerCase(java.util.Locale.ROOT), ownTransactions);
            }
        }
    }

    private void judge(String statement, boolean ownTransactions) {
        Matcher created = CREATED.matcher(statement);
        if (created.lookingAt()) {
            fresh.add(created.group(1));
        }
        Matcher index = INDEX.matcher(statement);
        Matcher alter = ALTER.matcher(statement);
        Matcher rows = TABLE_OF_ROWS.matcher(statement);
        if (index.matches()) {
            boolean concurrently = index.group(1) != null;
            require(
                    fresh.contains(index.group(2))
                            || concurrently && ownTransactions
                            || statement.contains(" on only "),
                    "an index on a table in use is built concurrently, with runInTransaction:false and no lock_timeout",
                    statement);
        } else if (alter.matches()) {
            require(
                    fresh.contains(alter.group(1)) || isInstant(alter.group(2)),
                    "this locks or rewrites a table in use, or takes away what the version before needs",
                    statement);
        } else if (rows.matches()) {
            require(
                    fresh.contains(rows.group(1))
                            || statement.startsWith("insert into") && statement.contains(" values "),
                    "rows of a table in use are changed in batches, by a job",
                    statement);
        } else {
            require(
                    HARMLESS.matcher(statement).matches() || statement.startsWith("alter index"),
                    "it is not known what this does to a table in use",
                    statement);
        }
    }

    private static boolean isInstant(String action) {
        return INSTANT.matcher(action).matches()
                && (!action.startsWith("add column")
                        || !NOT_INSTANT.matcher(action).matches());
    }

    private void require(boolean kept, String rule, String statement) {
        if (!kept) {
            faults.add(file + ": " + rule + ": " + statement);
        }
    }
}
