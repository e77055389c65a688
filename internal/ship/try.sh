#!/usr/bin/env bash
# try.sh DEB PORT FOLDER: installs the package on a copy of this machine that is gone
# when the script ends, and starts there what the unit would start. Says
# "serving" once the service runs, waits for a line on its input, stops the
# service, installs again as an upgrade does, removes and purges. Every step says
# what it saw. Needs root, unshare and overlayfs; run it by `unshare --mount`.
set -euo pipefail
deb=$1 port=$2 copy=$3

mount -t tmpfs tmpfs "$copy"
mkdir "$copy/changes" "$copy/work" "$copy/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$copy/changes,workdir=$copy/work" "$copy/root"
mount -t proc proc "$copy/root/proc"
mount --rbind /dev "$copy/root/dev"
mount -t tmpfs tmpfs "$copy/root/run" # no systemd to be found: its service is started by hand
cp "$deb" "$copy/root/root/tamrin.deb"
inside() { chroot "$copy/root" "$@"; }
unit() { sed -n "s/^$1=//p" "$copy/root/usr/lib/systemd/system/tamrin.service"; }
there() { inside stat -c '%U:%G %a %n' "$@"; }

inside dpkg -i /root/tamrin.deb >&2
echo installed: $(inside dpkg-query -W -f '${Status}' tamrin)
there /usr/bin/tamrin /etc/tamrin/tamrin.yaml /var/lib/tamrin

sed -i "s/^addr: .*/addr: 127.0.0.1:$port/" "$copy/root/etc/tamrin/tamrin.yaml"
# What systemd does: that user, that folder, a clean environment and the limit.
chroot "$copy/root" setpriv --reuid "$(unit User)" --regid "$(unit Group)" --clear-groups --no-new-privs \
  env -i JOURNAL_STREAM=8:1 bash -c "umask $(unit UMask) && ulimit -n 20000 && cd $(unit WorkingDirectory) && exec $(unit ExecStart)" >"$copy/log" 2>&1 &
service=$!
trap 'kill -9 $service 2>/dev/null || true' EXIT
for _ in $(seq 100); do
  ! grep -q "127.0.0.1:$port" "$copy/log" || break
  kill -0 $service || { cat "$copy/log" >&2; exit 1; }
  sleep 0.1
done
there /var/lib/tamrin/first-account
grep -q /set-up/ "$copy/log" && echo "a secret link is in the log"
echo serving
read -r _
kill -TERM $service
code=0; wait $service || code=$?
echo "stopped: exit code $code, $(tail -1 "$copy/log")"

inside dpkg -i /root/tamrin.deb >&2
echo "upgraded: the changed settings are $(grep -q ":$port" "$copy/root/etc/tamrin/tamrin.yaml" && echo kept || echo lost)"
inside dpkg -r tamrin >&2
echo "removed: $(inside ls /usr/bin/tamrin 2>/dev/null || echo no program), $(inside ls /etc/tamrin /var/lib/tamrin | grep -cE '^tamrin.yaml$|\.db$' || true) kept"
inside dpkg -P tamrin >&2
echo "purged: settings $([ -e "$copy/root/etc/tamrin" ] && echo left || echo gone), exercises $([ -e "$copy/root/var/lib/tamrin" ] && echo left || echo gone)"
