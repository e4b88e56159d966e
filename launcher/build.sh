# Part of ./chartwright (read with "."): brings .chartwright/current up to date with the sources and this JVM.
# In: root, state, java. Writes nothing and starts nothing when all is current.

stale() {
  [ -f "$state/current" ] || return 0
  newer=$(find "$root/pom.xml" "$root/launcher" "$root"/*/pom.xml "$root"/*/src/main \
    -newer "$state/stamp" -print 2>/dev/null | head -n 1)
  [ -n "$newer" ]
}

known_java() {
  [ -f "$state/current" ] && grep -qF "'$java')" "$state/current"
}

# One builder at a time: the folder is the lock, and a lock whose owner is gone is taken over.
lock() {
  mkdir -p "$state"
  until mkdir "$state/lock" 2>/dev/null; do
    owner=$(cat "$state/lock/pid" 2>/dev/null || echo)
    if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
      rm -rf "$state/lock"
    else
      sleep 1
    fi
  done
  echo $$ >"$state/lock/pid"
  trap 'rm -rf "$state/lock"' EXIT
  trap 'rm -rf "$state/lock"; exit 130' INT TERM
}

unlock() {
  rm -rf "$state/lock"
  trap - EXIT INT TERM
}

if stale || ! known_java; then
  lock
  if stale; then
    touch "$state/stamp.new"
    echo "chartwright: building (the first build fetches libraries from Maven Central)" >&2
    build_home=${java%/bin/java}
    if [ ! -x "$build_home/bin/javac" ]; then
      build_home=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
    fi
    rm -rf "$root/cli/target/lib"
    if ! (cd "$root" && JAVA_HOME=$build_home ./mvnw -q -pl cli -am -P '!checks' -Dmaven.test.skip=true package </dev/null >&2); then
      echo "chartwright: the build failed; what Maven said is above. ./mvnw -pl cli -am package shows more" >&2
      unlock
      exit 1
    fi
    app=$state/app-$$-$(date +%s)
    # One jar, stored, so that a start opens one file and inflates nothing.
    mkdir -p "$app/classes"
    for each in "$root"/cli/target/chartwright-cli-*.jar "$root"/cli/target/lib/chartwright-*.jar; do
      (cd "$app/classes" && "$build_home/bin/jar" -xf "$each")
    done
    rm -f "$app/classes/META-INF/MANIFEST.MF"
    "$build_home/bin/jar" --create --no-compress --file "$app/chartwright.jar" -C "$app/classes" .
    rm -rf "$app/classes"
    # A second one for what others wrote, which few commands open and few builds change. Merged jars lose their
    # signatures: those speak of the files that they were made for.
    libraries=$state/libraries-$(cd "$root/cli/target/lib" && cksum ./*.jar | grep -v '/chartwright-' | cksum | tr ' ' -).jar
    if [ ! -f "$libraries" ]; then
      mkdir -p "$app/libraries"
      for each in "$root"/cli/target/lib/*.jar; do
        case ${each##*/} in chartwright-*) ;; *) (cd "$app/libraries" && "$build_home/bin/jar" -xf "$each") ;; esac
      done
      rm -rf "$app"/libraries/META-INF/versions "$app"/libraries/META-INF/MANIFEST.MF "$app"/libraries/META-INF/*.SF "$app"/libraries/META-INF/*.RSA "$app"/libraries/META-INF/*.DSA
      "$build_home/bin/jar" --create --no-compress --file "$app/libraries.jar" -C "$app/libraries" .
      rm -rf "$app/libraries" "$state"/libraries-*.jar
      mv "$app/libraries.jar" "$libraries"
    fi
    printf "jar='%s'\nlibraries='%s'\n" "$app/chartwright.jar" "$libraries" >"$state/current.new"
    previous=
    if [ -f "$state/current" ]; then
      previous=$(sed -n "s/^jar='\(.*\)\/chartwright.jar'$/\1/p" "$state/current")
    fi
    mv "$state/stamp.new" "$state/stamp"
    mv "$state/current.new" "$state/current"
    for each in "$state"/app-*; do
      case $each in "$app" | "$previous") ;; *) rm -rf "$each" ;; esac
    done
  fi
  if ! known_java; then
    . "$root/launcher/train.sh"
  fi
  unlock
fi
