package org.usra.record.replica;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Puts a second pool, set up as the first, behind it where an address is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("usra.read-replica.url")
class ReplicaConfiguration {

    @Bean
    static BeanPostProcessor standbyBehindPrimary(Environment environment) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                boolean wanted =
                        !environment.getProperty("usra.read-replica.url", "").isBlank();
                return wanted && bean instanceof DataSource primary && !(bean instanceof RoutedSource)
                        ? new RoutedSource(primary, standby(environment))
                        : bean;
            }
        };
    }

    private static DataSource standby(Environment environment) {
        Binder binder = Binder.get(environment);
        ReplicaSettings settings = binder.bindOrCreate("usra.read-replica", ReplicaSettings.class);
        HikariConfig pool = binder.bindOrCreate("spring.datasource.hikari", HikariConfig.class);
        pool.setPoolName("standby");
        pool.setJdbcUrl(settings.url());
        pool.setUsername(
                settings.username() == null
                        ? environment.getProperty("spring.datasource.username")
                        : settings.username());
        pool.setPassword(
                settings.password() == null
                        ? environment.getProperty("spring.datasource.password")
                        : settings.password());
        pool.setReadOnly(true);
        // A standby that is away when the server starts, or goes away later, takes nothing with it.
        pool.setInitializationFailTimeout(-1);
        pool.setMinimumIdle(0);
        pool.setConnectionTimeout(1_000);
        return new HikariDataSource(pool);
    }
}
