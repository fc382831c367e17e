package org.tautband;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The application. Each first-level package below is a word of the clinic. */
@SpringBootApplication
@EnableScheduling
public class Tautband {
  /** Starts the web application with the settings of the environment. */
  public static void main(String[] args) {
    SpringApplication.run(Tautband.class, args);
  }
}
