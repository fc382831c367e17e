module org.tautband.kernel {}
