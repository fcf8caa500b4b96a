package org.usra.record.path;

import java.util.ArrayList;
import java.util.List;

/** A compiled path. Given the values it stands on and the whole resource, it answers what it leads to. */
public sealed interface Expression {

    List<Found> on(List<Found> context, Found resource);

    /** The resource itself, where a path begins with its type's name. */
    record Root(String type) implements Expression {
        @Override
        public List<Found> on(List<Found> context, Found resource) {
            boolean same = type.equals(resource.type()) || type.equals("Resource") || type.equals("DomainResource");
            return same ? List.of(resource) : List.of();
        }
    }

    /** {@code $this}, or the whole resource for {@code %resource}. */
    record Start(boolean whole) implements Expression {
        @Override
        public List<Found> on(List<Found> context, Found resource) {
            return whole ? List.of(resource) : context;
        }
    }

    record Literal(Found value) implements Expression {
        @Override
        public List<Found> on(List<Found> context, Found resource) {
            return List.of(value);
        }
    }

    record Child(Expression of, String name) implements Expression {
        @Override
        public List<Found> on(List<Found> context, Found resource) {
            List<Found> children = new ArrayList<>();
            for (Found parent : of.on(context, resource)) {
                parent.forEachChild(name, children::add);
            }
            return children;
        }
    }

    record Index(Expression of, int position) implements Expression {
        @Override
        public List<Found> on(List<Found> context, Found resource) {
            List<Found> all = of.on(context, resource);
            return position < all.size() ? List.of(all.get(position)) : List.of();
        }
    }

    record Last(Expression of) implements Expression {
        @Override
        public List<Found> on(List<Found> context, Found resource) {
            List<Found> all = of.on(context, resource);
            return all.isEmpty() ? all : List.of(all.getLast());
        }
    }

    /** The one value; of several it makes no choice. */
    record Single(Expression of) implements Expression {
        @Override
        public List<Found> on(List<Found> context, Found resource) {
            List<Found> all = of.on(context, resource);
            if (all.size() > 1) {
                throw new IllegalArgumentException("single() of " + all.size() + " values");
            }
            return all;
        }
    }

    record Skip(Expression of, int count) implements Expression {
        @Override
        public List<Found> on(List<Found> context, Found resource) {
            List<Found> all = of.on(context, resource);
            return all.subList(Math.min(count, all.size()), all.size());
        }
    }

    /** {@code as}, {@code .as()} and {@code .ofType()}: only the values of one datatype. */
    record Cast(Expression of, String type) implements Expression {
        @Override
        public List<Found> on(List<Found> context, Found resource) {
            // HL7 writes DateTime where it means dateTime.
            return of.on(context, resource).stream()
                    .filter(value -> value.type().equalsIgnoreCase(type))
                    .toList();
        }
    }

    record Where(Expression of, Expression condition) implements Expression {
        @Override
        public List<Found> on(List<Found> context, Found resource) {
            List<Found> kept = new ArrayList<>();
            for (Found value : of.on(context, resource)) {
                if (isTrue(condition.on(List.of(value), resource))) {
                    kept.add(value);
                }
            }
            return kept;
        }
    }

    /** {@code resolve() is Patient}: what a reference says of its target, without fetching it. */
    record PointsTo(String type) implements Expression {
        @Override
        public List<Found> on(List<Found> context, Found resource) {
            return List.of(Found.truth(context.stream()
                    .anyMatch(reference ->
                            type.equals(Target.of(reference, resource).type()))));
        }
    }

    record Exists(Expression of) implements Expression {
        @Override
        public List<Found> on(List<Found> context, Found resource) {
            return List.of(Found.truth(!of.on(context, resource).isEmpty()));
        }
    }

    /** {@code =} and {@code !=}; nothing compared with anything is nothing. */
    record Equal(Expression left, Expression right, boolean wanted) implements Expression {
        @Override
        public List<Found> on(List<Found> context, Found resource) {
            List<Found> one = left.on(context, resource);
            List<Found> other = right.on(context, resource);
            if (one.isEmpty() || other.isEmpty()) {
                return List.of();
            }
            boolean equal = one.size() == other.size();
            for (int i = 0; equal && i < one.size(); i++) {
                equal = one.get(i).value().equals(other.get(i).value());
            }
            return List.of(Found.truth(equal == wanted));
        }
    }

    record And(Expression left, Expression right) implements Expression {
        @Override
        public List<Found> on(List<Found> context, Found resource) {
            return List.of(Found.truth(isTrue(left.on(context, resource)) && isTrue(right.on(context, resource))));
        }
    }

    record Union(List<Expression> branches) implements Expression {
        @Override
        public List<Found> on(List<Found> context, Found resource) {
            List<Found> all = new ArrayList<>();
            for (Expression branch : branches) {
                for (Found value : branch.on(context, resource)) {
                    if (all.stream().noneMatch(known -> known.value() == value.value())) {
                        all.add(value);
                    }
                }
            }
            return all;
        }
    }

    private static boolean isTrue(List<Found> values) {
        return values.size() == 1 && values.getFirst().value().asBoolean();
    }
}
