package org.usra.record.path;

import java.util.ArrayList;
import java.util.List;

/**
 * Compiles the FHIRPath of search parameters: paths, {@code |}, {@code as}, {@code where}, {@code exists}, {@code =},
 * {@code !=}, {@code and}, {@code resolve() is}, indexers; and, for patches, {@code first}, {@code last}, {@code single},
 * {@code skip} and {@code extension}.
 *
 * <p>Anything else is an {@link IllegalArgumentException} at start-up, never a parameter that silently finds nothing.
 */
public final class ExpressionReader {

    private final String text;
    private int at;

    private ExpressionReader(String text) {
        this.text = text;
    }

    public static Expression compile(String expression) {
        ExpressionReader reader = new ExpressionReader(expression);
        Expression compiled = reader.conjunction();
        reader.skipBlanks();
        if (reader.at < expression.length()) {
            throw reader.fault();
        }
        return compiled;
    }

    private Expression conjunction() {
        Expression left = comparison();
        while (takeWord("and")) {
            left = new Expression.And(left, comparison());
        }
        return left;
    }

    private Expression comparison() {
        Expression left = union();
        if (take("!=")) {
            return new Expression.Equal(left, union(), false);
        }
        return take("=") ? new Expression.Equal(left, union(), true) : left;
    }

    private Expression union() {
        List<Expression> branches = new ArrayList<>();
        do {
            branches.add(typed());
        } while (take("|"));
        return branches.size() == 1 ? branches.getFirst() : new Expression.Union(List.copyOf(branches));
    }

    private Expression typed() {
        if (takeWord("resolve()")) {
            if (takeWord("is")) {
                return new Expression.PointsTo(name());
            }
            throw fault();
        }
        Expression path = path();
        return takeWord("as") ? new Expression.Cast(path, name()) : path;
    }

    private Expression path() {
        Expression path = term();
        while (true) {
            if (take(".")) {
                path = invocation(path);
            } else if (take("[")) {
                path = new Expression.Index(path, Integer.parseInt(until(']')));
            } else {
                return path;
            }
        }
    }

    private Expression term() {
        if (take("(")) {
            Expression inner = conjunction();
            require(")");
            return inner;
        }
        if (take("'")) {
            return new Expression.Literal(Found.literal(until('\'')));
        }
        if (take("%resource")) {
            return new Expression.Start(true);
        }
        String name = name();
        return switch (name) {
            case "true", "false" -> new Expression.Literal(Found.truth(name.equals("true")));
            default ->
                Character.isUpperCase(name.charAt(0))
                        ? new Expression.Root(name)
                        : new Expression.Child(new Expression.Start(false), name);
        };
    }

    private Expression invocation(Expression of) {
        String name = name();
        if (!take("(")) {
            return new Expression.Child(of, name);
        }
        Expression call = switch (name) {
            case "as", "ofType" -> new Expression.Cast(of, name());
            case "where" -> new Expression.Where(of, conjunction());
            case "exists" -> new Expression.Exists(of);
            case "first" -> new Expression.Index(of, 0);
            case "last" -> new Expression.Last(of);
            case "single" -> new Expression.Single(of);
            case "skip" -> new Expression.Skip(of, number());
            case "extension" ->
                new Expression.Where(
                        new Expression.Child(of, "extension"),
                        new Expression.Equal(new Expression.Child(new Expression.Start(false), "url"), term(), true));
            default -> throw fault();
        };
        require(")");
        return call;
    }

    private String name() {
        skipBlanks();
        int start = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw fault();
        }
        return text.substring(start, at);
    }

    private int number() {
        String digits = name();
        if (!digits.matches("\\d{1,6}")) {
            throw fault();
        }
        return Integer.parseInt(digits);
    }

    private String until(char end) {
        int stop = text.indexOf(end, at);
        if (stop < 0) {
            throw fault();
        }
        String inner = text.substring(at, stop);
        at = stop + 1;
        return inner;
    }

    private boolean take(String symbol) {
        skipBlanks();
        if (!text.startsWith(symbol, at)) {
            return false;
        }
        at += symbol.length();
        return true;
    }

    private boolean takeWord(String word) {
        skipBlanks();
        int end = at + word.length();
        boolean whole = end >= text.length() || !Character.isJavaIdentifierPart(text.charAt(end));
        return whole && take(word);
    }

    private void require(String symbol) {
        if (!take(symbol)) {
            throw fault();
        }
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException fault() {
        return new IllegalArgumentException("not understood at " + at + ": " + text);
    }
}
