# SPDX-FileCopyrightText: 2026 The Sidelight authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Puts beside the installed program what it needs of Qt and of other libraries, so that it runs wherever it is unpacked.
# Given: program, qmake, objdump.
#
# Left to the system is
# - what must fit the kernel, the drivers or the server: glibc, libGL and its family, libdrm, and the core of X11, which
#   drivers load too;
# - libstdc++ and libgcc: drivers load them too, and need their own or a newer one, never an older one;
# - fontconfig and FreeType with what they read by: the configuration and the fonts are the system's;
# - GLib, which the system's libsecret loads as well, in a version that may be newer;
# - CUPS, whose library speaks to the system's own server. Without it there is printing to a file.
# All of these keep their interfaces, and all but CUPS are there wherever windows are.
set(left_to_the_system
    ld-linux.* libc libm libdl librt libpthread libresolv libstdc\\+\\+ libgcc_s
    libGL libGLX libEGL libGLdispatch libOpenGL libgbm libdrm libX11 libX11-xcb libxcb libXau libXdmcp libbsd libmd
    libfontconfig libfreetype libexpat libz libpng16 libbrotli.* libuuid
    libglib-2\\.0 libgobject-2\\.0 libgio-2\\.0 libgmodule-2\\.0 libgthread-2\\.0 libpcre2-8 libffi libmount libblkid libselinux
    libcups)
list(JOIN left_to_the_system "|" names)

cmake_path(GET program PARENT_PATH bin)
cmake_path(GET bin PARENT_PATH root)
execute_process(COMMAND ${qmake} -query QT_INSTALL_PLUGINS OUTPUT_VARIABLE plugins OUTPUT_STRIP_TRAILING_WHITESPACE
    COMMAND_ERROR_IS_FATAL ANY)

# Qt loads OpenSSL by its name when it is first needed, so no library asks for it.
execute_process(COMMAND ${qmake} -query QT_INSTALL_LIBS OUTPUT_VARIABLE qt_libraries OUTPUT_STRIP_TRAILING_WHITESPACE
    COMMAND_ERROR_IS_FATAL ANY)
set(openssl ${qt_libraries}/libssl.so.3 ${qt_libraries}/libcrypto.so.3)

set(modules "")
foreach(plugin
        platforms/libqxcb platforms/libqoffscreen platforms/libqwayland-generic platforms/libqwayland-egl
        xcbglintegrations/libqxcb-egl-integration xcbglintegrations/libqxcb-glx-integration
        wayland-shell-integration/libxdg-shell wayland-decoration-client/libbradient
        wayland-graphics-integration-client/libqt-plugin-wayland-egl
        platforminputcontexts/libcomposeplatforminputcontextplugin platforminputcontexts/libibusplatforminputcontextplugin
        sqldrivers/libqsqlite tls/libqopensslbackend iconengines/libqsvgicon imageformats/libqsvg
        printsupport/libcupsprintersupport)
    cmake_path(GET plugin PARENT_PATH folder)
    file(INSTALL ${plugins}/${plugin}.so DESTINATION ${root}/plugins/${folder})
    list(APPEND modules ${plugins}/${plugin}.so)
endforeach()

set(CMAKE_GET_RUNTIME_DEPENDENCIES_COMMAND ${objdump})
file(GET_RUNTIME_DEPENDENCIES EXECUTABLES ${program} MODULES ${modules}
    RESOLVED_DEPENDENCIES_VAR libraries
    PRE_EXCLUDE_REGEXES "^(${names})\\.so")
set(origins ${modules})
foreach(library IN LISTS libraries openssl)
    cmake_path(GET library FILENAME name)
    file(REAL_PATH ${library} file)
    file(MAKE_DIRECTORY ${root}/lib)
    file(COPY_FILE ${file} ${root}/lib/${name})
    file(CHMOD ${root}/lib/${name}
        PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
    list(APPEND origins ${file})
endforeach()
# The name by which Qt asks first; under others it would take the system's.
foreach(name libssl libcrypto)
    file(CREATE_LINK ${name}.so.3 ${root}/lib/${name}.so SYMBOLIC)
endforeach()

# An RPATH and no RUNPATH: only that one holds for the libraries of libraries, and for those of plugins.
execute_process(COMMAND patchelf --force-rpath --set-rpath "$ORIGIN/../lib" ${program} COMMAND_ERROR_IS_FATAL ANY)
file(WRITE ${bin}/qt.conf "[Paths]\nPrefix=..\nPlugins=plugins\n")

# Under which terms the others' work may be passed on, as Debian says for each package. Without them it may not be.
set(licenses ${root}/share/licenses)
find_program(dpkg_query dpkg-query REQUIRED)
# By name, since a package may know its files under /lib, which is /usr/lib by now.
list(TRANSFORM origins REPLACE ".*/" "" OUTPUT_VARIABLE carried)
list(TRANSFORM carried PREPEND "*/" OUTPUT_VARIABLE patterns)
execute_process(COMMAND ${dpkg_query} -S ${patterns} OUTPUT_VARIABLE owners ERROR_QUIET)
foreach(name origin IN ZIP_LISTS carried origins)
    string(REPLACE + \\+ pattern "${name}")
    set(package "")
    if("\n${owners}" MATCHES "\n([^\n:,]+)[^\n]*/${pattern}\n")
        set(package ${CMAKE_MATCH_1})
    endif()
    if(NOT package OR NOT EXISTS /usr/share/doc/${package}/copyright)
        message(FATAL_ERROR "no package of this system tells under which terms ${origin} may be passed on")
    endif()
    file(MAKE_DIRECTORY ${licenses}/${package} ${licenses}/common)
    file(COPY_FILE /usr/share/doc/${package}/copyright ${licenses}/${package}/copyright)
    file(READ ${licenses}/${package}/copyright text)
    string(REGEX MATCHALL "/usr/share/common-licenses/[A-Za-z0-9.+-]*[A-Za-z0-9+]" common "${text}")
    foreach(license IN LISTS common)
        file(REAL_PATH ${license} file) # GPL is a link to one of its versions
        cmake_path(GET license FILENAME name)
        file(COPY_FILE ${file} ${licenses}/common/${name})
    endforeach()
endforeach()
