/** Pure algorithms that know nobody: no framework, no database, no clock of their own. */
module org.tautband.kernel {
  requires static org.jspecify;

  exports org.tautband.kernel.chart;
  exports org.tautband.kernel.count;
  exports org.tautband.kernel.referral;
  exports org.tautband.kernel.words;
}
