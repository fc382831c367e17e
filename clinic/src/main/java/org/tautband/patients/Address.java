package org.tautband.patients;

/** Where letters go. Any part may be empty. */
public record Address(String street, String postalCode, String city, String country) {
  public static final Address NONE = new Address("", "", "", "");

  public Address {
    street = street.strip();
    postalCode = postalCode.strip();
    city = city.strip();
    country = country.strip();
  }

  public boolean isEmpty() {
    return equals(NONE);
  }
}
