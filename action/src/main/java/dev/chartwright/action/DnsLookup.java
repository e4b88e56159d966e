package dev.chartwright.action;

import dev.chartwright.gotemplate.FunctionException;
import dev.chartwright.sprig.HostLookup;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds addresses of hosts as the platform does. */
final class DnsLookup implements HostLookup {
  @Override
  public String address(String host) {
    try {
      return InetAddress.getByName(host).getHostAddress();
    } catch (UnknownHostException e) {
      // What Go's random choice among no addresses says.
      throw new FunctionException("invalid argument to Intn");
    }
  }
}
