package org.tautband;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The application. Each first-level package below is a word of the clinic; {@code shell.cli.Main}
 * starts it.
 */
@SpringBootApplication
@EnableScheduling
public class Tautband {}
