package org.usra.record.row;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** How statements reach the database: those that wait for an answer, and those that do not, in one order. */
@Configuration(proxyBeanMethods = false)
class Statements {

    @Bean
    Pipeline pipeline(DataSource source) {
        return new Pipeline(source);
    }

    @Bean
    JdbcTemplate jdbcTemplate(Pipeline pipeline) {
        return pipeline.template();
    }
}
