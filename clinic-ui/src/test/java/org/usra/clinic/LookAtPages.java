package org.usra.clinic;

import org.usra.clinic.outside.OutsideWorld;
import org.usra.db.EmbeddedDatabase;

/** Starts the screens on canned data, to look at them in a browser: {@code LookAtPages 18180 18181}. */
public final class LookAtPages {

    private LookAtPages() {}

    public static void main(String[] arguments) {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 18180;
        OutsideWorld outside = new OutsideWorld(arguments.length > 1 ? Integer.parseInt(arguments[1]) : port + 1);
        ClinicUi.main(settings(port, outside));
    }

    static String[] settings(int port, OutsideWorld outside) {
        return new String[] {
            "--server.port=" + port,
            "--usra.public-url=http://localhost:" + port,
            "--usra.issuer=" + outside.issuer(),
            "--usra.record-url=" + outside.base(),
            "--usra.referral-url=" + outside.base(),
            "--usra.client-secret=secret",
            "--spring.datasource.url=" + EmbeddedDatabase.fresh().url(),
            "--spring.datasource.username=usra_ui",
            "--spring.datasource.password=" + EmbeddedDatabase.PASSWORD
        };
    }
}
