# Part of ./chartwright (read by build.sh): runs the everyday commands once on this JVM and keeps the classes they
# loaded in an archive, so that a later start maps them instead of loading and verifying them.
# In: state, java. An archive that cannot be made is done without.

. "$state/current"
app=${jar%/*}
version=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p')
archive=
case $version in
  17 | 18 | 19 | 2[0-4])
    file=$app/java-$version.jsa
    make="-XX:ArchiveClassesAtExit=$file" use="-XX:SharedArchiveFile=$file" ;;
  *)
    file=$app/java-$version.aot
    make="-XX:AOTCacheOutput=$file" use="-XX:AOTCache=$file" ;;
esac
scratch=$app/training-$$
mkdir -p "$scratch"
LC_ALL=C.UTF-8 "$java" "$make" -XX:+UseSerialGC -XX:-UsePerfData -Xlog:disable \
  -Dfile.encoding=UTF-8 -cp "$jar:$libraries" dev.chartwright.cli.Training "$scratch" </dev/null >/dev/null 2>&1 || true
rm -rf "$scratch"
[ -f "$file" ] || use=
{
  cat "$state/current"
  printf "case \$java in '%s') archive='%s' ;; esac\n" "$java" "$use"
} >"$state/current.new"
mv "$state/current.new" "$state/current"
