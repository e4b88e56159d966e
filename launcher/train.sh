# Part of ./chartwright (read by build.sh): runs the everyday commands once on this JVM and keeps the classes they
# loaded in an archive, so that a later start maps them instead of loading and verifying them.
# In: state, java. An archive that cannot be made is done without.
# Made with G1, without which a JVM keeps no objects of its own start in it.

. "$state/current"
app=${jar%/*}
version=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p')
scratch=$app/training-$$
mkdir -p "$scratch"
case $version in
  17 | 18 | 19 | 2[0-4])
    file=$app/java-$version.jsa
    make="-XX:DumpLoadedClassList=$scratch/classes" use="-XX:SharedArchiveFile=$file" ;;
  *)
    file=$app/java-$version.aot
    make="-XX:AOTCacheOutput=$file" use="-XX:AOTCache=$file" ;;
esac
LC_ALL=C.UTF-8 "$java" "$make" -XX:+UseG1GC -XX:-UsePerfData -Xlog:disable \
  -Dfile.encoding=UTF-8 -cp "$jar:$libraries" dev.chartwright.cli.Training "$scratch" </dev/null >/dev/null 2>&1 || true
if [ -f "$scratch/classes" ]; then
  # One archive in place of the JVM's own and another on top of it.
  "$java" -Xshare:dump "-XX:SharedClassListFile=$scratch/classes" "-XX:SharedArchiveFile=$file" -XX:+UseG1GC \
    -Xlog:disable -Dfile.encoding=UTF-8 -cp "$jar:$libraries" </dev/null >/dev/null 2>&1 || true
fi
rm -rf "$scratch"
[ -f "$file" ] || use=
# Mapped where it was made for: a JVM that moves its archive spends a third of its start on that.
mapping='-XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0'
"$java" $mapping -version </dev/null >/dev/null 2>&1 || mapping=
{
  cat "$state/current"
  printf "case \$java in '%s') archive='%s' mapping='%s' ;; esac\n" "$java" "$use" "$mapping"
} >"$state/current.new"
mv "$state/current.new" "$state/current"
