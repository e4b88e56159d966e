/** The password hash of htpasswd files, as golang.org/x/crypto/bcrypt computes and reads it. */
@NullMarked
package dev.chartwright.golang.bcrypt;

import org.jspecify.annotations.NullMarked;
