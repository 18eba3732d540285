# SPDX-FileCopyrightText: 2026 The Sidelight authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Signs the installed bundle, from inside out, as `cmake --install` and cpack run it last: after that nothing may change.
# The identity comes from SIDELIGHT_SIGN_IDENTITY, for example "Developer ID Application: …". Without one, the signature
# is ad hoc: the program runs on this computer, and elsewhere only for who allows it.

set(bundle $ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}/Sidelight.app)
if(NOT "$ENV{SIDELIGHT_SIGN_IDENTITY}" STREQUAL "")
    set(identity $ENV{SIDELIGHT_SIGN_IDENTITY})
    set(how --options runtime --timestamp)
else()
    message(STATUS "signed ad hoc only, since SIDELIGHT_SIGN_IDENTITY is not set")
    set(identity -)
    set(how "")
endif()
file(GLOB_RECURSE inner ${bundle}/Contents/PlugIns/*.dylib ${bundle}/Contents/Frameworks/*.dylib)
file(GLOB frameworks ${bundle}/Contents/Frameworks/*.framework)
foreach(file IN LISTS inner frameworks)
    execute_process(COMMAND codesign --force ${how} --sign ${identity} ${file} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
execute_process(COMMAND codesign --force ${how} --entitlements ${CMAKE_CURRENT_LIST_DIR}/entitlements.plist
    --sign ${identity} ${bundle} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND codesign --verify --deep --strict ${bundle} COMMAND_ERROR_IS_FATAL ANY)
