#!/bin/sh
# Install Debian's chromium for the browser tests where it is missing and root may; never fail.
# LUMBAR_TEST_CHROMIUM names another browser.
browser=${LUMBAR_TEST_CHROMIUM:-chromium}
command -v "$browser" >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
	echo "Installing chromium for the browser tests ..."
	{ apt-get update -qq && apt-get install -qq -y --no-install-recommends chromium fonts-dejavu-core; } >/dev/null 2>&1
	command -v chromium >/dev/null 2>&1 && exit 0
fi
echo "No chromium: the browser tests will not run. Install it, or name one in LUMBAR_TEST_CHROMIUM."
