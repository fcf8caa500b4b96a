package org.usra.record;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Notes the text of every statement that the server prepares, and asks PostgreSQL how it would run it. */
public final class RecordedStatements implements BeanPostProcessor {

    /** On the whole table or on one partition of it. */
    private static final Pattern ON_RESOURCES = Pattern.compile("resource(_p\\d+)? r ");

    private final Set<String> texts = new LinkedHashSet<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? noting(DataSource.class, source) : bean;
    }

    /** Forgets what was noted, does the work and returns the statements on resources that it prepared. */
    public List<String> during(Runnable work) {
        return during(ON_RESOURCES, work);
    }

    /** The same for statements on another table. */
    public List<String> during(String table, Runnable work) {
        return during(Pattern.compile(Pattern.quote(table)), work);
    }

    private List<String> during(Pattern table, Runnable work) {
        synchronized (texts) {
            texts.clear();
        }
        work.run();
        synchronized (texts) {
            return texts.stream().filter(text -> table.matcher(text).find()).toList();
        }
    }

    /** Its plan without values, with indexes preferred: a test has too few rows to need one. */
    public static String plan(Connection connection, String statement) throws SQLException {
        try (Statement prefer = connection.createStatement()) {
            prefer.execute("set enable_seqscan = off");
        }
        return chosenPlan(connection, statement);
    }

    /** The plan that its statistics lead to, without values. */
    public static String chosenPlan(Connection connection, String statement) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Statement explain = connection.createStatement()) {
            ResultSet lines = explain.executeQuery("explain (generic_plan, costs off) " + numbered(statement));
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    private static String numbered(String statement) {
        StringBuilder numbered = new StringBuilder();
        int number = 0;
        for (char character : statement.toCharArray()) {
            numbered.append(character == '?' ? "$" + ++number : String.valueOf(character));
        }
        return numbered.toString();
    }

    private <T> T noting(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object result = invoke(real, method, arguments);
                    // The driver's own connection is asked for by name, and stays what it is.
                    if (result instanceof Connection connection
                            && !method.getName().equals("unwrap")) {
                        return noting(Connection.class, connection);
                    }
                    if (method.getName().equals("prepareStatement")) {
                        Stream.of(arguments).findFirst().ifPresent(text -> note(String.valueOf(text)));
                    }
                    return result;
                }));
    }

    private void note(String text) {
        synchronized (texts) {
            texts.add(text);
        }
    }

    private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
