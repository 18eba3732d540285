# SPDX-FileCopyrightText: 2026 The Sidelight authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Writes the software bill of materials of a package, as SPDX 2.3 in JSON: every file in it with its checksums, and what
# it was made with or wants to find.
#   cmake -D ROOT=<folder with the package's files> -D NAME=<file name of the package> -D VERSION=<of Sidelight>
#       -D "COMPONENTS=Qt|6.8.3|LGPL-3.0-only;…" -D WHERE=CONTAINS|DEPENDS_ON -D OUT=<file>.spdx.json -P sbom.cmake
# A component is a name, a version and an SPDX licence; WHERE says whether they lie in the package. The time is that of
# SOURCE_DATE_EPOCH where it is set, so that the same package has the same bill.

cmake_minimum_required(VERSION 3.25)
foreach(variable ROOT NAME VERSION COMPONENTS WHERE OUT)
    if(NOT DEFINED ${variable})
        message(FATAL_ERROR "sbom.cmake: ${variable} is missing")
    endif()
endforeach()
# GLOB finds nothing below a name that is not whole.
file(REAL_PATH ${ROOT} ROOT)
set(repository https://github.com/sidelight/sidelight)

# quoted(text out): as a string of JSON.
function(quoted text out)
    string(REPLACE \\ \\\\ text "${text}")
    string(REPLACE \" \\\" text "${text}")
    set(${out} "\"${text}\"" PARENT_SCOPE)
endfunction()

# related(from type to): one more relationship.
function(related from type to)
    set_property(GLOBAL APPEND_STRING PROPERTY relationships
        ",\n    {\"spdxElementId\": \"${from}\", \"relationshipType\": \"${type}\", \"relatedSpdxElement\": \"${to}\"}")
endfunction()

function(package_json id name version license analyzed extra out)
    quoted("${name}" name)
    quoted("${version}" version)
    set(${out} "{\"SPDXID\": \"${id}\", \"name\": ${name}, \"versionInfo\": ${version},
     \"downloadLocation\": \"NOASSERTION\", \"filesAnalyzed\": ${analyzed}, \"licenseConcluded\": \"NOASSERTION\",
     \"licenseDeclared\": \"${license}\", \"copyrightText\": \"NOASSERTION\"${extra}}" PARENT_SCOPE)
endfunction()

set(files "")
set(sums "")
set(number 0)
file(GLOB_RECURSE paths RELATIVE ${ROOT} ${ROOT}/*)
list(SORT paths)
foreach(path IN LISTS paths)
    if(IS_SYMLINK ${ROOT}/${path}) # what it points to is listed, or no part of the package
        continue()
    endif()
    math(EXPR number "${number} + 1")
    file(SHA1 ${ROOT}/${path} sha1)
    file(SHA256 ${ROOT}/${path} sha256)
    list(APPEND sums ${sha1})
    quoted("./${path}" quoted_path)
    string(APPEND files ",\n    {\"SPDXID\": \"SPDXRef-File-${number}\", \"fileName\": ${quoted_path}, \"checksums\": [
      {\"algorithm\": \"SHA1\", \"checksumValue\": \"${sha1}\"},
      {\"algorithm\": \"SHA256\", \"checksumValue\": \"${sha256}\"}],
     \"licenseConcluded\": \"NOASSERTION\", \"licenseInfoInFiles\": [\"NOASSERTION\"],
     \"copyrightText\": \"NOASSERTION\"}")
    related(SPDXRef-Sidelight CONTAINS SPDXRef-File-${number})
endforeach()
if(number EQUAL 0)
    message(FATAL_ERROR "sbom.cmake: there is no file in ${ROOT}")
endif()
string(SUBSTRING "${files}" 1 -1 files)

# Of the whole, as SPDX defines it: the checksums sorted, one after the other.
list(SORT sums)
list(JOIN sums "" sums)
string(SHA1 whole "${sums}")
package_json(SPDXRef-Sidelight sidelight ${VERSION} GPL-3.0-or-later true
    ", \"packageFileName\": \"${NAME}\", \"licenseInfoFromFiles\": [\"NOASSERTION\"],
     \"packageVerificationCode\": {\"packageVerificationCodeValue\": \"${whole}\"}" packages)
foreach(component IN LISTS COMPONENTS)
    if(NOT component MATCHES "^([^|]+)\\|([^|]+)\\|([^|]+)$")
        message(FATAL_ERROR "sbom.cmake: '${component}' is no name|version|licence")
    endif()
    set(name ${CMAKE_MATCH_1})
    set(version ${CMAKE_MATCH_2})
    set(license ${CMAKE_MATCH_3})
    string(REGEX REPLACE "[^A-Za-z0-9.-]" "-" id SPDXRef-${name})
    package_json(${id} ${name} ${version} ${license} false "" package)
    string(APPEND packages ",\n    ${package}")
    related(SPDXRef-Sidelight ${WHERE} ${id})
endforeach()

string(TIMESTAMP created "%Y-%m-%dT%H:%M:%SZ" UTC)
get_property(relationships GLOBAL PROPERTY relationships)
file(WRITE ${OUT} "{
  \"spdxVersion\": \"SPDX-2.3\", \"dataLicense\": \"CC0-1.0\", \"SPDXID\": \"SPDXRef-DOCUMENT\",
  \"name\": \"${NAME}\", \"documentNamespace\": \"${repository}/sbom/${NAME}/${whole}\",
  \"creationInfo\": {\"created\": \"${created}\",
    \"creators\": [\"Organization: The Sidelight authors\", \"Tool: sidelight-sbom-${VERSION}\"]},
  \"packages\": [
    ${packages}],
  \"files\": [${files}],
  \"relationships\": [
    {\"spdxElementId\": \"SPDXRef-DOCUMENT\", \"relationshipType\": \"DESCRIBES\",
     \"relatedSpdxElement\": \"SPDXRef-Sidelight\"}${relationships}]
}
")
