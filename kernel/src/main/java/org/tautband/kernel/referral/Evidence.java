package org.tautband.kernel.referral;

/** What a referral map rests on. */
public enum Evidence {
  /** An experiment or a clinical series that was read. */
  EXPERIMENT,
  /** A secondary text that was read. */
  SECONDARY,
  /** Background knowledge, awaiting review. */
  RECALLED;
}
