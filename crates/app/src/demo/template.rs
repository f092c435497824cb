//! How projects of each kind are cut into phases and tasks.

/// A kind of project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Template {
    Construction,
    Software,
    Compliance,
    Product,
}

/// A phase: done once, or once for each area of the project.
pub(super) struct Phase {
    pub name: &'static str,
    pub per_area: bool,
    /// Name, days at least, days at most, team that does it. Zero days is a milestone.
    pub tasks: &'static [(&'static str, i64, i64, &'static str)],
}

impl Template {
    /// The parts into which projects of this kind are divided.
    pub(super) fn areas(self) -> &'static [&'static str] {
        match self {
            Self::Construction => &[
                "North section",
                "South section",
                "East section",
                "West section",
                "Access roads",
                "Technical rooms",
            ],
            Self::Software => {
                &["Accounts", "Orders", "Reporting", "Interfaces", "Archive", "Mobile access"]
            }
            Self::Compliance => &[
                "Clinics",
                "Laboratories",
                "Pharmacies",
                "Administration",
                "External partners",
                "Research",
            ],
            Self::Product => {
                &["Housing", "Electronics", "Firmware", "Connectivity", "Power supply", "Packaging"]
            }
        }
    }

    pub(super) fn phases(self) -> &'static [Phase] {
        match self {
            Self::Construction => CONSTRUCTION,
            Self::Software => SOFTWARE,
            Self::Compliance => COMPLIANCE,
            Self::Product => PRODUCT,
        }
    }
}

const CONSTRUCTION: &[Phase] = &[
    Phase {
        name: "Initiation and permits",
        per_area: false,
        tasks: &[
            ("Project charter", 3, 6, "Project Office"),
            ("Ground survey", 8, 15, "Civil Engineering"),
            ("Environmental statement", 10, 25, "Environment and Permits"),
            ("Utilities search", 5, 10, "Civil Engineering"),
            ("Permit application", 4, 8, "Environment and Permits"),
            ("Permit review by the city", 20, 35, "Environment and Permits"),
            ("Permit granted", 0, 0, ""),
        ],
    },
    Phase {
        name: "Design",
        per_area: false,
        tasks: &[
            ("Concept design", 10, 20, "Civil Engineering"),
            ("Structural design", 15, 25, "Civil Engineering"),
            ("Mechanical and electrical design", 12, 22, "Electrical Engineering"),
            ("Design review", 3, 5, "Project Office"),
            ("Tender documents", 8, 12, "Procurement"),
            ("Tender and award", 20, 30, "Procurement"),
            ("Contract signed", 0, 0, ""),
        ],
    },
    Phase {
        name: "Works",
        per_area: true,
        tasks: &[
            ("Mobilise site", 3, 5, "Construction North"),
            ("Temporary works", 4, 8, "Construction North"),
            ("Excavation", 8, 18, "Construction South"),
            ("Drainage", 5, 9, "Construction South"),
            ("Foundations", 8, 16, "Construction North"),
            ("Concrete structure", 12, 24, "Construction North"),
            ("Waterproofing", 4, 8, "Construction South"),
            ("Cable routes", 5, 9, "Electrical Engineering"),
            ("Mechanical installation", 8, 14, "Construction South"),
            ("Electrical installation", 8, 14, "Electrical Engineering"),
            ("Finishes", 6, 12, "Construction South"),
            ("Snagging", 3, 6, "Quality and Safety"),
            ("Area handed over", 0, 0, ""),
        ],
    },
    Phase {
        name: "Commissioning",
        per_area: false,
        tasks: &[
            ("System tests", 10, 15, "Quality and Safety"),
            ("Safety case", 8, 12, "Quality and Safety"),
            ("Trial operation", 15, 20, "Operations"),
            ("Operator training", 5, 8, "Operations"),
            ("As-built documents", 6, 10, "Civil Engineering"),
            ("Acceptance", 0, 0, ""),
            ("Lessons learned", 1, 2, "Project Office"),
        ],
    },
];

const SOFTWARE: &[Phase] = &[
    Phase {
        name: "Discover",
        per_area: false,
        tasks: &[
            ("Project brief", 2, 4, "Project Office"),
            ("Stakeholder interviews", 5, 8, "Business Analysis"),
            ("As-is process map", 5, 10, "Business Analysis"),
            ("Requirements", 8, 15, "Business Analysis"),
            ("Target architecture", 6, 12, "Architecture"),
            ("Security concept", 4, 8, "Cyber Security"),
            ("Scope agreed", 0, 0, ""),
        ],
    },
    Phase {
        name: "Prepare",
        per_area: false,
        tasks: &[
            ("Environments", 5, 8, "Platform"),
            ("Delivery pipeline", 4, 7, "Platform"),
            ("Data quality check", 6, 12, "Data"),
            ("Vendor contract", 10, 20, "Procurement"),
            ("Ready to build", 0, 0, ""),
        ],
    },
    Phase {
        name: "Build",
        per_area: true,
        tasks: &[
            ("Detailed design", 4, 7, "Architecture"),
            ("Data model", 3, 6, "Data"),
            ("Core functions", 10, 18, "Application Development"),
            ("Screens", 6, 12, "Application Development"),
            ("Interfaces", 6, 10, "Application Development"),
            ("Migration scripts", 5, 9, "Data"),
            ("Access roles", 2, 4, "Cyber Security"),
            ("Unit and integration tests", 4, 8, "Test and Release"),
            ("Load test", 3, 5, "Test and Release"),
            ("Documentation", 2, 4, "Business Analysis"),
            ("Module demonstrated", 0, 0, ""),
        ],
    },
    Phase {
        name: "Verify and go live",
        per_area: false,
        tasks: &[
            ("Trial migration", 4, 6, "Data"),
            ("User acceptance test", 10, 15, "Test and Release"),
            ("Penetration test", 5, 8, "Cyber Security"),
            ("Training", 5, 10, "Business Analysis"),
            ("Go-live decision", 0, 0, ""),
            ("Cut-over weekend", 2, 2, "Platform"),
            ("Hypercare", 15, 20, "Test and Release"),
            ("Old system switched off", 0, 0, ""),
        ],
    },
];

const COMPLIANCE: &[Phase] = &[
    Phase {
        name: "Assess",
        per_area: false,
        tasks: &[
            ("Mandate and scope", 2, 4, "Project Office"),
            ("Read the regulation", 5, 8, "Legal and Compliance"),
            ("Inventory", 8, 15, "Business Analysis"),
            ("Risk classification", 5, 9, "Legal and Compliance"),
            ("Gap analysis", 6, 12, "Legal and Compliance"),
            ("Plan of measures agreed", 0, 0, ""),
        ],
    },
    Phase {
        name: "Policies",
        per_area: false,
        tasks: &[
            ("Draft policies", 8, 12, "Legal and Compliance"),
            ("Works council review", 10, 20, "Legal and Compliance"),
            ("Control catalogue", 6, 10, "Quality and Safety"),
            ("Evidence concept", 4, 6, "Quality and Safety"),
            ("Policies in force", 0, 0, ""),
        ],
    },
    Phase {
        name: "Measures",
        per_area: true,
        tasks: &[
            ("Local gap check", 3, 5, "Quality and Safety"),
            ("Process changes", 6, 12, "Business Analysis"),
            ("System changes", 8, 16, "Application Development"),
            ("Access review", 3, 5, "Cyber Security"),
            ("Data clean-up", 5, 10, "Data"),
            ("Contracts with partners", 8, 14, "Legal and Compliance"),
            ("Training of staff", 4, 8, "Operations"),
            ("Evidence collected", 4, 7, "Quality and Safety"),
            ("Internal audit", 2, 4, "Quality and Safety"),
            ("Findings closed", 3, 8, "Quality and Safety"),
            ("Area compliant", 0, 0, ""),
        ],
    },
    Phase {
        name: "Certify",
        per_area: false,
        tasks: &[
            ("Mock audit", 3, 5, "Quality and Safety"),
            ("Dossier", 8, 12, "Legal and Compliance"),
            ("Audit by the authority", 5, 10, "Legal and Compliance"),
            ("Corrective actions", 8, 15, "Quality and Safety"),
            ("Certificate granted", 0, 0, ""),
            ("Hand over to operations", 3, 5, "Operations"),
        ],
    },
];

const PRODUCT: &[Phase] = &[
    Phase {
        name: "Concept",
        per_area: false,
        tasks: &[
            ("Customer interviews", 6, 10, "Product Management"),
            ("Market sizing", 4, 8, "Product Management"),
            ("Concept sketches", 5, 9, "Product Design"),
            ("Technical feasibility", 8, 12, "Hardware Engineering"),
            ("Business case", 4, 6, "Product Management"),
            ("Gate 1: concept", 0, 0, ""),
        ],
    },
    Phase {
        name: "Definition",
        per_area: false,
        tasks: &[
            ("Product requirements", 6, 10, "Product Management"),
            ("System architecture", 6, 10, "Hardware Engineering"),
            ("Supplier shortlist", 5, 8, "Procurement"),
            ("Prototype plan", 2, 4, "Project Office"),
            ("Gate 2: definition", 0, 0, ""),
        ],
    },
    Phase {
        name: "Development",
        per_area: true,
        tasks: &[
            ("Specification", 3, 6, "Hardware Engineering"),
            ("First design", 8, 14, "Hardware Engineering"),
            ("Simulation", 4, 7, "Hardware Engineering"),
            ("Prototype parts", 6, 12, "Procurement"),
            ("Prototype build", 4, 8, "Hardware Engineering"),
            ("Bench test", 4, 7, "Test and Release"),
            ("Second design", 6, 10, "Hardware Engineering"),
            ("Tooling", 10, 20, "Procurement"),
            ("Qualification", 6, 12, "Quality and Safety"),
            ("Design frozen", 0, 0, ""),
        ],
    },
    Phase {
        name: "Launch",
        per_area: false,
        tasks: &[
            ("System integration", 8, 12, "Hardware Engineering"),
            ("Certification tests", 12, 20, "Quality and Safety"),
            ("Field trial", 20, 30, "Operations"),
            ("Gate 3: launch", 0, 0, ""),
            ("Pilot series", 8, 12, "Operations"),
            ("Sales material", 5, 8, "Product Management"),
            ("Service concept", 4, 7, "Operations"),
            ("Market launch", 0, 0, ""),
        ],
    },
];
