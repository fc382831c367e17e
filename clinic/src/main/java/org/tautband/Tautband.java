package org.tautband;
public class Tautband { static void main() {} }
