# SPDX-FileCopyrightText: 2026 The Sidelight authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Makes the installer of an installed build, on Windows or with Debian's makensis:
#   cmake -D STAGE=<folder of cmake --install> -D VERSION=… -D APPLICATION_ID=… -D ICON=<.ico> -D WORK=<folder for lists>
#       -D OUT=<installer.exe> [-D TARGET=<NSIS target, for another stub than it takes by itself>] -P package.cmake
# Where the variable SIDELIGHT_SIGN_COMMAND is set, it is run on each program of ours and on the installer, with the file
# as its last argument: a signtool line with its certificate. Without it everything stays unsigned, and that is said.

cmake_minimum_required(VERSION 3.25)
find_program(MAKENSIS makensis PATHS "C:/Program Files (x86)/NSIS" REQUIRED)

function(sign file)
    if("$ENV{SIDELIGHT_SIGN_COMMAND}" STREQUAL "")
        return()
    endif()
    separate_arguments(command NATIVE_COMMAND "$ENV{SIDELIGHT_SIGN_COMMAND}")
    execute_process(COMMAND ${command} ${file} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

# What is installed is listed, so that removing it takes nothing else, wherever the reader chose to install.
file(GLOB_RECURSE files LIST_DIRECTORIES true RELATIVE ${STAGE} ${STAGE}/*)
list(SORT files)
set(install "")
set(remove "")
set(folders "")
foreach(file IN LISTS files)
    string(REPLACE / \\ path "${file}")
    if(IS_DIRECTORY ${STAGE}/${file})
        string(PREPEND folders "RMDir \"$INSTDIR\\${path}\"\n")
        continue()
    endif()
    string(REGEX REPLACE "/[^/]*$" "" folder "/${file}")
    string(REPLACE / \\ folder "${folder}")
    string(APPEND install "SetOutPath \"$INSTDIR${folder}\"\nFile \"${STAGE}/${file}\"\n")
    string(APPEND remove "Delete \"$INSTDIR\\${path}\"\n")
endforeach()
if(NOT install)
    message(FATAL_ERROR "nothing is installed in ${STAGE}")
endif()
file(WRITE ${WORK}/install.nsh "${install}")
file(WRITE ${WORK}/remove.nsh "${remove}")
file(WRITE ${WORK}/removefolders.nsh "${folders}")

sign(${STAGE}/bin/sidelight.exe)
sign(${STAGE}/bin/sidelight-cli.exe)
set(defines -DVERSION=${VERSION} -DAPPLICATION_ID=${APPLICATION_ID} -DICON=${ICON} -DOUT=${OUT} -DLISTS=${WORK})
if(TARGET)
    list(APPEND defines -DTARGET=${TARGET})
endif()
if(NOT "$ENV{SIDELIGHT_SIGN_COMMAND}" STREQUAL "")
    list(APPEND defines -DSIGN) # the uninstaller, which is made in the midst of this
endif()
cmake_path(GET OUT PARENT_PATH folder)
file(MAKE_DIRECTORY ${folder})
execute_process(COMMAND ${MAKENSIS} -V2 -WX -INPUTCHARSET UTF8 ${defines} ${CMAKE_CURRENT_LIST_DIR}/installer.nsi
    COMMAND_ERROR_IS_FATAL ANY)
sign(${OUT})
if("$ENV{SIDELIGHT_SIGN_COMMAND}" STREQUAL "")
    message(STATUS "not signed, since SIDELIGHT_SIGN_COMMAND is not set")
endif()
